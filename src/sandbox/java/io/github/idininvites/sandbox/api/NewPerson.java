package io.github.idininvites.sandbox.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.idininvites.sandbox.http.Fields;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A person, from the request that adds them. */
public record NewPerson(String name, @Nullable String emailAddress, Set<Attribute> requested) {
    // These patterns repeat no group, because java.util.regex would need stack for each repetition.
    private static final Pattern LOCAL_PART = Pattern.compile("[^\\s@<>,;\"]+|\"[^\\r\\n\"]*\"");
    private static final Pattern DOMAIN = Pattern.compile("[^\\s@<>,;.][^\\s@<>,;]*");
    private static final Set<String> FIELDS = Set.of("name", "email_address", "attributes");
    private static final Set<String> ATTRIBUTES =
            Arrays.stream(Attribute.values()).map(Attribute::wireName).collect(Collectors.toUnmodifiableSet());

    static NewPerson read(ObjectNode body) {
        var fields = Fields.of(body, FIELDS);
        String name = fields.text("name");
        String email = fields.textOrNull("email_address");
        if (email != null && !isEmailAddress(email)) throw fields.wrong("email_address", "an e-mail address");
        var attributes = fields.object("attributes", ATTRIBUTES);
        var requested = EnumSet.noneOf(Attribute.class);
        for (var attribute : Attribute.values()) {
            if (isRequested(attributes, attribute)) requested.add(attribute);
        }
        return new NewPerson(name, email, requested);
    }

    /** Whether this has the form of an e-mail address. */
    public static boolean isEmailAddress(String text) {
        int at = text.lastIndexOf('@');
        String domain = text.substring(at + 1);
        return at > 0
                && LOCAL_PART.matcher(text.substring(0, at)).matches()
                && DOMAIN.matcher(domain).matches()
                && !domain.contains("..")
                && !domain.endsWith(".");
    }

    private static boolean isRequested(Fields attributes, Attribute attribute) {
        String name = attribute.wireName();
        if (!attributes.has(name)) return false;
        return attribute.mayBeString() ? attributes.flagOrText(name) : attributes.flag(name);
    }

    @Override
    public String toString() {
        return "NewPerson" + requested;
    }
}
