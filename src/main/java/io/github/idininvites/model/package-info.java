/**
 * What the API returns, as immutable records, and {@link NewPerson}, which you send.
 *
 * <ul>
 *   <li>A component is what the API sent, and {@code null} if it sent nothing: {@code statusText()}, {@code result()}. A method
 *       answers a question about it: {@code status()}, {@code succeededWithoutData()}, {@code dateOfBirth()}.
 *   <li>New statuses and fields break nothing: {@code status()} is {@code UNKNOWN}, {@code statusText()} has the original word,
 *       {@code unknownFields()} has the rest.
 *   <li>{@link Person#eighteenOrOlder()}, {@code fullName()}, {@code dateOfBirth()} and {@code bin()} are empty if the bank sent
 *       nothing. {@code dateOfBirth()} is also empty if the bank sent a partial date such as {@code 1974-00-00}. {@link
 *       Age#dateOfBirthText()} has that text.
 *   <li>{@code toString} shows ids and statuses, never personal data or a link.
 * </ul>
 *
 * <h2 id="web">Do not send these records to a browser</h2>
 *
 * <p>These records hold everything that the API sent. If a controller returns a {@code Person} or an {@code Invite}, its JSON has
 * the bank's id of the person, the date of birth or the link. Return your own record:
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
 * <p>Let Jackson 2 (with {@code JavaTimeModule}) or Jackson 3 write the record. {@link Person#fromJson} reads that JSON again. It
 * also reads what the API sends, such as {@code DecodingException.responseBytes()}. {@link Group#fromJson}, {@link
 * Invite#fromJson} and {@link Result#fromJson} do the same. If your Jackson has a time zone ({@code spring.jackson.time-zone}), it
 * writes times with that zone's offset. The time that you read back is the same moment, but {@code equals} is false.
 *
 * <p>A later version reads the JSON that an earlier one wrote: <a href="../doc-files/compatibility.html#upgrades">Compatibility
 * and upgrades</a>.
 *
 * <p>Source: <a href="https://www.cm.com/app/docs/api/idin-invites/1.0/index/">CM's API documentation</a>.
 */
@NullMarked
package io.github.idininvites.model;

import org.jspecify.annotations.NullMarked;
