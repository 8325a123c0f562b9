/**
 * What the API returns, as immutable records, and {@link NewPerson}, which you send.
 *
 * <ul>
 *   <li>A component is what the API sent, and {@code null} if it sent nothing: {@code statusText()}, {@code result()}. A method
 *       answers a question about it: {@code status()}, {@code succeededWithoutData()}, {@code dateOfBirth()}.
 *   <li>New statuses and fields break nothing: {@code status()} is {@code UNKNOWN}, {@code statusText()} has the original word,
 *       {@code unknownFields()} has the rest.
 *   <li>{@link Person#eighteenOrOlder()}, {@code fullName()}, {@code dateOfBirth()} and {@code bin()} are empty if the bank did not
 *       tell. So is {@code dateOfBirth()} if the bank sent a partial date such as {@code 1974-00-00}; {@link Age#dateOfBirthText()}
 *       has it.
 *   <li>{@code toString} shows ids and statuses, never personal data or a link.
 * </ul>
 *
 * <h2 id="web">Return a record of your own to the web</h2>
 *
 * <p>These records hold everything. If a controller returns a {@code Person} or an {@code Invite}, the bank's id of the person, the
 * date of birth or the link is on the web. Return a record of your own:
 *
 * <pre>{@code
 * record PersonView(String id, String status, boolean adult) {
 *     static PersonView of(Person person) {
 *         String status = person.status().map(Enum::name).orElse("OPEN");
 *         return new PersonView(person.id(), status, person.eighteenOrOlder().orElse(false));
 *     }
 * }
 * }</pre>
 *
 * <h2 id="store">Store a record as JSON</h2>
 *
 * <p>Let Jackson 2 (with {@code JavaTimeModule}) or Jackson 3 write the record. {@link Person#fromJson} reads that back, and what
 * the API sends, such as {@code DecodingException.responseBytes()}. So do {@link Group#fromJson}, {@link Invite#fromJson} and
 * {@link Result#fromJson}. If your Jackson has a time zone ({@code spring.jackson.time-zone}), it writes times with that zone's
 * offset: what is read back is the same moment, but not equal.
 *
 * <p>Stored JSON outlives upgrades: <a href="../doc-files/compatibility.html#upgrades">Compatibility and upgrades</a>.
 *
 * <p>Source: <a href="https://www.cm.com/app/docs/api/idin-invites/1.0/index/">CM's API documentation</a>.
 */
@NullMarked
package io.github.idininvites.model;

import org.jspecify.annotations.NullMarked;
