package io.github.idininvites.sandbox.samples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import io.github.idininvites.model.Attribute;
import io.github.idininvites.model.Person;
import io.github.idininvites.model.PersonStatus;
import io.github.idininvites.sandbox.Citizen;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes a {@link Person} as {@code get()} would return it on 1 January 2020. Immutable: each method returns a new one. No
 * argument may be null unless its method says so. {@code toString} shows the id only.
 */
public final class SamplePerson {
    private static final OffsetDateTime NEW_YEAR = OffsetDateTime.parse("2020-01-01T00:00:00+00:00");

    private final Citizen citizen;
    private final String id;
    private final String name;
    private final @Nullable String emailAddress;
    private final @Nullable String statusText;
    private final Set<Attribute> requested;

    private SamplePerson(
            Citizen citizen,
            String id,
            String name,
            @Nullable String emailAddress,
            @Nullable String statusText,
            Set<Attribute> requested) {
        this.citizen = citizen;
        this.id = Objects.requireNonNull(id, "id");
        this.name = Objects.requireNonNull(name, "name");
        this.emailAddress = emailAddress;
        this.statusText = statusText;
        this.requested = requested;
    }

    static SamplePerson of(Citizen citizen) {
        var name = citizen.name() == null ? new Citizen.Name(null, null, null, null, null) : citizen.name();
        String first = name.firstName() == null ? name.initials() : name.firstName();
        String full = Stream.of(first, name.lastNamePrefix(), name.lastName())
                .filter(Objects::nonNull)
                .collect(joining(" "));
        String known = citizen.issuerId() + citizen.bin() + full;
        return new SamplePerson(
                citizen,
                UUID.nameUUIDFromBytes(known.getBytes(UTF_8)).toString(),
                full,
                citizen.emailAddress(),
                null,
                EnumSet.allOf(Attribute.class));
    }

    /** With this id. By default it is the citizen's: see {@link SamplePersons#of}. */
    public SamplePerson withId(String id) {
        return new SamplePerson(citizen, id, name, emailAddress, statusText, requested);
    }

    /** With this {@link Person#name()}. The name in the result stays the one that the bank knows. */
    public SamplePerson withName(String name) {
        return new SamplePerson(citizen, id, name, emailAddress, statusText, requested);
    }

    /**
     * With this {@link Person#emailAddress()}, or null for none. The address in the result stays the one that the bank
     * knows.
     */
    public SamplePerson withEmailAddress(@Nullable String emailAddress) {
        return new SamplePerson(citizen, id, name, emailAddress, statusText, requested);
    }

    /**
     * With this status. {@code SUCCESS} has a result, and any other status has none. {@code UNKNOWN} stands for a status
     * that this version does not know.
     */
    public SamplePerson withStatus(PersonStatus status) {
        String text = status.name().toLowerCase(Locale.ROOT);
        return new SamplePerson(citizen, id, name, emailAddress, text, requested);
    }

    /**
     * With only these attributes requested; by default all eight are. The result has those of them that the citizen has.
     * Without arguments the result has no data, as if an earlier answer had it and the API returned it only once.
     */
    public SamplePerson requesting(Attribute... only) {
        var these = EnumSet.noneOf(Attribute.class);
        these.addAll(Arrays.asList(only));
        return new SamplePerson(citizen, id, name, emailAddress, statusText, these);
    }

    /** The person. Two persons that were made the same way are equal. */
    public Person build() {
        boolean identified = PersonStatus.of(statusText) == PersonStatus.SUCCESS;
        var result = identified ? SampleResult.of(citizen, requested) : null;
        return new Person(id, name, emailAddress, null, null, statusText, result, NEW_YEAR, NEW_YEAR, Map.of());
    }

    @Override
    public String toString() {
        return "SamplePerson[id=" + id + "]";
    }
}
