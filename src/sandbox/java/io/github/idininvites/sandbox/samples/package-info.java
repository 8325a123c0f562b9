/**
 * Records for tests that need no server: {@link SamplePersons} builds persons who have answered, or who have not.
 *
 * <pre>{@code
 * Person identified = SamplePersons.andre().withStatus(PersonStatus.SUCCESS).build();
 * Person adult = SamplePersons.andre().withStatus(PersonStatus.SUCCESS).requesting(EIGHTEEN_OR_OLDER).build();
 * Person cancelled = SamplePersons.maria().withStatus(PersonStatus.CANCELLED).build();
 * Person minor = SamplePersons.of(Citizen.MINOR).withId("p1").withEmailAddress(null).build();
 * }</pre>
 *
 * <p>{@code toString} of a person shows only the id and the status. So if two persons have both in common, the message of
 * {@code isEqualTo} does not show how they differ. {@code assertThat(person).usingRecursiveComparison().isEqualTo(other)}
 * names the fields that differ.
 */
@NullMarked
package io.github.idininvites.sandbox.samples;

import org.jspecify.annotations.NullMarked;
