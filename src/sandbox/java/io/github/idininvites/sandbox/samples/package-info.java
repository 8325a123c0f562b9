/**
 * Records for tests that need no server: {@link SamplePersons} has persons that have answered, or not.
 *
 * <pre>{@code
 * Person identified = SamplePersons.andre().withStatus(PersonStatus.SUCCESS).build();
 * Person adult = SamplePersons.andre().withStatus(PersonStatus.SUCCESS).requesting(EIGHTEEN_OR_OLDER).build();
 * Person cancelled = SamplePersons.maria().withStatus(PersonStatus.CANCELLED).build();
 * Person minor = SamplePersons.of(Citizen.MINOR).withId("p1").withEmailAddress(null).build();
 * }</pre>
 *
 * <p>A person's text is only the id and the status. If two persons have both in common, AssertJ's message tells them apart by a
 * hash only; {@code assertThat(person).usingRecursiveComparison().isEqualTo(other)} names the fields that differ.
 */
@NullMarked
package io.github.idininvites.sandbox.samples;

import org.jspecify.annotations.NullMarked;
