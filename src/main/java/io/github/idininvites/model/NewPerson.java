package io.github.idininvites.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A person to add to a group, and what to ask them for. Immutable.
 *
 * <pre>{@code
 * NewPerson.of("Andre van Dijk", "andre@example.com").requesting(NAME, EIGHTEEN_OR_OLDER)
 * }</pre>
 *
 * @param name how the invite addresses them; not blank
 * @param emailAddress where the API e-mails the invite; {@code null} if you give the person the link yourself
 * @param attributes what they are asked for
 */
public record NewPerson(
        @JsonProperty("name") String name,

        @JsonProperty("email_address") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        String emailAddress,

        @JsonProperty("attributes") Attributes attributes) {
    /**
     * Checks the form of the name and the e-mail address. An attribute that is not true is sent as false.
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
     * A person without an e-mail address: you give them the invite's link yourself. Without {@link #requesting} they are asked
     * for nothing, and a success has no data.
     *
     * @throws IllegalArgumentException if the name is blank or invisible, or has a line end, a control character or half a
     *     surrogate pair
     */
    public static NewPerson of(String name) {
        return new NewPerson(name, null, Attributes.of(EnumSet.noneOf(Attribute.class)));
    }

    /**
     * A person to whom the API can e-mail an invite. Without {@link #requesting} they are asked for nothing, and a success has no
     * data.
     *
     * @throws IllegalArgumentException if the name is blank or invisible, or has a line end, a control character or half a
     *     surrogate pair; or if the e-mail address is not of the form {@code local@domain}, or has an invisible character
     */
    public static NewPerson of(String name, String emailAddress) {
        Objects.requireNonNull(emailAddress, "emailAddress must not be null; use of(name) for a person without one");
        return new NewPerson(name, emailAddress, Attributes.of(EnumSet.noneOf(Attribute.class)));
    }

    /** The same person, asked for these attributes too. */
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
