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

    /** The person in CM's documentation. With the status {@code SUCCESS} he equals the one that it shows. */
    public static SamplePerson andre() {
        return of(Citizen.ANDRE).withId("81f50a17-b556-48b2-a79b-6bc5315d9083").withName("Andre van Dijk");
    }

    /** A second person, with another id. */
    public static SamplePerson maria() {
        return of(Citizen.DOUBLE_SURNAME).withName("Maria van den Berg-van der Meer");
    }

    /**
     * A person whose bank knows them as this citizen, such as {@link Citizen#MINOR}. They have not answered. A citizen
     * always gets the same id, and no other citizen gets it. The name is made of the citizen's name.
     *
     * @throws NullPointerException if {@code citizen} is null
     */
    public static SamplePerson of(Citizen citizen) {
        return SamplePerson.of(citizen);
    }
}
