package io.github.idininvites.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A person to add to a group, and what to ask them for.
 *
 * <pre>{@code
 * NewPerson.of("Andre van Dijk", "andre@example.com").requesting(NAME, EIGHTEEN_OR_OLDER)
 * }</pre>
 *
 * @param name how the invite addresses them; not blank
 * @param emailAddress where the invite goes; {@code null} if you hand out the link yourself
 * @param attributes what they are asked for
 */
public record NewPerson(
        @JsonProperty("name") String name,

        @JsonProperty("email_address") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        String emailAddress,

        @JsonProperty("attributes") Attributes attributes) {
    /**
     * Checks the form of both texts; what is not true in {@code attributes} is sent as false.
     *
     * @throws IllegalArgumentException if the name is blank or invisible, or has a line end, a control character or half a
     *     surrogate pair; or if the e-mail address is not of the form {@code local@domain}, or has an invisible character
     */
    public NewPerson {
        Texts.name(name);
        if (emailAddress != null) Texts.emailAddress(emailAddress);
        Objects.requireNonNull(attributes, "attributes must not be null");
        attributes = Attributes.of(attributes.requested());
    }

    /**
     * Somebody to whom you hand the invite's link yourself.
     *
     * @throws IllegalArgumentException if the name is blank or invisible, or has a line end, a control character or half a
     *     surrogate pair
     */
    public static NewPerson of(String name) {
        return new NewPerson(name, null, Attributes.of(EnumSet.noneOf(Attribute.class)));
    }

    /**
     * Somebody whom the API can mail an invite.
     *
     * @throws IllegalArgumentException if the name is blank or invisible, or has a line end, a control character or half a
     *     surrogate pair; or if the e-mail address is not of the form {@code local@domain}, or has an invisible character
     */
    public static NewPerson of(String name, String emailAddress) {
        Objects.requireNonNull(emailAddress, "emailAddress must not be null; use of(name) for a person without one");
        return new NewPerson(name, emailAddress, Attributes.of(EnumSet.noneOf(Attribute.class)));
    }

    /** The same person, also asked for these. */
    public NewPerson requesting(Attribute... more) {
        var requested = EnumSet.noneOf(Attribute.class);
        requested.addAll(attributes.requested());
        requested.addAll(Arrays.asList(more));
        return new NewPerson(name, emailAddress, Attributes.of(requested));
    }

    @Override
    public String toString() {
        return "NewPerson[" + attributes + "]";
    }
}
