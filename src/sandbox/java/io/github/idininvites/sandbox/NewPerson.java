package io.github.idininvites.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A person as the caller describes one. */
record NewPerson(String name, @Nullable String emailAddress, Set<Attribute> requested) {
    static final Pattern PLAUSIBLE_EMAIL = Pattern.compile("[^\\s@<>,;]+@[^\\s@<>,;.]+(\\.[^\\s@<>,;.]+)*");
    private static final Set<String> FIELDS = Set.of("name", "email_address", "attributes");
    private static final Set<String> ATTRIBUTES =
            Arrays.stream(Attribute.values()).map(Attribute::wireName).collect(Collectors.toUnmodifiableSet());

    static NewPerson read(ObjectNode body) {
        var fields = Fields.of(body, FIELDS);
        String name = fields.text("name");
        String email = fields.textOrNull("email_address");
        if (email != null && !PLAUSIBLE_EMAIL.matcher(email).matches())
            throw fields.wrong("email_address", "an e-mail address");
        var attributes = fields.object("attributes", ATTRIBUTES);
        var requested = EnumSet.noneOf(Attribute.class);
        for (var attribute : Attribute.values()) {
            if (attributes.flag(attribute)) requested.add(attribute);
        }
        return new NewPerson(name, email, requested);
    }

    @Override
    public String toString() {
        return "NewPerson" + requested;
    }
}
