package io.github.idininvites.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.idininvites.sandbox.http.Fields;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a {@link Citizen} from JSON that has the API's names of the fields. */
final class CitizenJson {
    private static final Set<String> FIELDS =
            Set.of("issuer_id", "bin", "name", "address", "date_of_birth", "telephone_number", "email_address");
    private static final Set<String> NAME = Set.of("gender", "initials", "first_name", "last_name", "last_name_prefix");
    private static final Set<String> ADDRESS =
            Set.of("street", "house_number", "house_number_suffix", "postal_code", "city", "country");

    private CitizenJson() {}

    static Citizen read(ObjectNode json) {
        var fields = Fields.of(json, FIELDS);
        try {
            return new Citizen(
                    fields.text("issuer_id"),
                    fields.textOrNull("bin"),
                    name(fields.objectOrNull("name", NAME)),
                    address(fields.objectOrNull("address", ADDRESS)),
                    fields.textOrNull("date_of_birth"),
                    fields.textOrNull("telephone_number"),
                    fields.textOrNull("email_address"));
        } catch (IllegalArgumentException e) {
            throw fields.wrong("date_of_birth", "a date like 1974-01-31, 1974-01-00 or 1974-00-00");
        }
    }

    private static Citizen.@Nullable Name name(@Nullable Fields fields) {
        if (fields == null) return null;
        return new Citizen.Name(
                fields.textOrNull("gender"),
                fields.textOrNull("initials"),
                fields.textOrNull("first_name"),
                fields.textOrNull("last_name"),
                fields.textOrNull("last_name_prefix"));
    }

    private static Citizen.@Nullable Address address(@Nullable Fields fields) {
        if (fields == null) return null;
        return new Citizen.Address(
                fields.textOrNull("street"),
                fields.textOrNull("house_number"),
                fields.textOrNull("house_number_suffix"),
                fields.textOrNull("postal_code"),
                fields.textOrNull("city"),
                fields.textOrNull("country"));
    }
}
