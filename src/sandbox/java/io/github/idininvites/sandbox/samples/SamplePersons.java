package io.github.idininvites.sandbox.samples;

import io.github.idininvites.sandbox.Citizen;

/**
 * Persons for tests of code that takes a {@link io.github.idininvites.model.Person}, and calls nothing:
 *
 * <pre>{@code
 * Person andre = SamplePersons.andre().withStatus(PersonStatus.SUCCESS).build();
 * }</pre>
 */
public final class SamplePersons {
    private SamplePersons() {}

    /** The person in the API's text. Once he has identified, he is equal to the one that the text shows. */
    public static SamplePerson andre() {
        return of(Citizen.ANDRE).withId("81f50a17-b556-48b2-a79b-6bc5315d9083").withName("Andre van Dijk");
    }

    /** A second person, with another id. */
    public static SamplePerson maria() {
        return of(Citizen.DOUBLE_SURNAME).withName("Maria van den Berg-van der Meer");
    }

    /**
     * Someone whose bank knows this about them, such as {@link Citizen#MINOR}. They have not answered. Each citizen gets an id
     * that differs from the others', and always the same one; the name is made of the citizen's.
     *
     * @throws NullPointerException if {@code citizen} is null
     */
    public static SamplePerson of(Citizen citizen) {
        return SamplePerson.of(citizen);
    }
}
