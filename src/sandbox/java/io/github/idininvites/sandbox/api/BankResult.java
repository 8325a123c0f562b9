package io.github.idininvites.sandbox.api;

import static io.github.idininvites.sandbox.api.Attribute.*;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.idininvites.sandbox.Citizen;
import io.github.idininvites.sandbox.http.ApiJson;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The result of an identification: the requested data that the bank has, and nothing else. */
final class BankResult {
    private static final SecureRandom RANDOM = new SecureRandom();

    private BankResult() {}

    static ObjectNode of(Citizen citizen, Set<Attribute> requested, LocalDate today) {
        var result = ApiJson.object()
                .put("transaction_id", Long.toString(RANDOM.nextLong(1_000_000_000_000_000L, 10_000_000_000_000_000L)))
                .put("issuer_id", citizen.issuerId())
                .put("status", PersonStatus.SUCCESS.wireName());
        if (requested.contains(IDENTITY)) put(result, "bin", citizen.bin());
        put(result, "name", name(citizen.name(), requested));
        if (requested.contains(ADDRESS)) put(result, "address", address(citizen.address()));
        put(result, "age", age(citizen, requested, today));
        if (requested.contains(TELEPHONE_NUMBER)) put(result, "telephone_number", citizen.telephoneNumber());
        if (requested.contains(EMAIL_ADDRESS)) put(result, "email_address", citizen.emailAddress());
        return result;
    }

    /**
     * The rest of a result whose data was returned before. The names of the fields are from CM's iDIN API; their values are made
     * up.
     */
    static ObjectNode withoutData(ObjectNode result) {
        return result.deepCopy()
                .retain("transaction_id", "issuer_id", "status")
                .put("notice", "The data of this person was handed out before, and is handed out once.")
                .put("notice_code", "data_handed_out");
    }

    private static ObjectNode name(Citizen.@Nullable Name name, Set<Attribute> requested) {
        var json = ApiJson.object();
        if (name == null) return json;
        if (requested.contains(GENDER)) put(json, "gender", name.gender());
        if (!requested.contains(NAME)) return json;
        put(json, "initials", name.initials());
        put(json, "first_name", name.firstName());
        put(json, "last_name", name.lastName());
        put(json, "last_name_prefix", name.lastNamePrefix());
        return json;
    }

    private static ObjectNode address(Citizen.@Nullable Address address) {
        var json = ApiJson.object();
        if (address == null) return json;
        put(json, "street", address.street());
        put(json, "house_number", address.houseNumber());
        put(json, "house_number_suffix", address.houseNumberSuffix());
        put(json, "postal_code", address.postalCode());
        put(json, "city", address.city());
        put(json, "country", address.country());
        return json;
    }

    private static ObjectNode age(Citizen citizen, Set<Attribute> requested, LocalDate today) {
        var json = ApiJson.object();
        String born = citizen.dateOfBirth();
        if (born == null) return json;
        if (requested.contains(DATE_OF_BIRTH)) json.put("date_of_birth", born);
        if (requested.contains(EIGHTEEN_OR_OLDER))
            json.put(EIGHTEEN_OR_OLDER.wireName(), BirthDate.isEighteenOn(today, born));
        return json;
    }

    private static void put(ObjectNode json, String name, @Nullable String value) {
        if (value != null) json.put(name, value);
    }

    private static void put(ObjectNode json, String name, ObjectNode value) {
        if (!value.isEmpty()) json.set(name, value);
    }
}
