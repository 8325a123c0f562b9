package io.github.idininvites.benchmark;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.github.idininvites.model.Address;
import io.github.idininvites.model.Age;
import io.github.idininvites.model.Attribute;
import io.github.idininvites.model.NewPerson;
import io.github.idininvites.model.Person;
import io.github.idininvites.model.PersonName;
import io.github.idininvites.model.Result;
import io.github.idininvites.webhook.WebhookEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The JSON by hand, with Jackson's streams: as fast as one can reasonably write it. It reads time stamps by position and
 * supposes that the JSON is right: it checks no form of an id, and finds no field that is there twice.
 */
final class StreamingJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    private StreamingJson() {}

    static WebhookEvent event(byte[] body) throws IOException {
        String id = null;
        String type = "";
        String group = null;
        String person = null;
        String status = null;
        OffsetDateTime created = null;
        try (var json = FACTORY.createParser(body)) {
            json.nextToken();
            for (var name = json.nextFieldName(); name != null; name = json.nextFieldName())
                switch (name) {
                    case "id" -> id = json.nextTextValue();
                    case "event" -> type = json.nextTextValue();
                    case "group" -> group = json.nextTextValue();
                    case "person" -> person = json.nextTextValue();
                    case "status" -> status = json.nextTextValue();
                    case "created" -> created = time(json.nextTextValue());
                    default -> skip(json);
                }
        }
        Objects.requireNonNull(id);
        Objects.requireNonNull(group);
        return switch (type) {
            case "group.updated" -> new WebhookEvent.GroupUpdated(id, group, status, created);
            case "group.deleted" -> new WebhookEvent.GroupDeleted(id, group, status, created);
            case "person.updated" ->
                new WebhookEvent.PersonUpdated(id, group, Objects.requireNonNull(person), status, created);
            case "person.deleted" ->
                new WebhookEvent.PersonDeleted(id, group, Objects.requireNonNull(person), status, created);
            default -> throw new IllegalArgumentException(type);
        };
    }

    static Person person(byte[] body) throws IOException {
        String id = null;
        String personName = null;
        String email = null;
        String redirect = null;
        String status = null;
        Result result = null;
        OffsetDateTime updated = null;
        OffsetDateTime created = null;
        try (var json = FACTORY.createParser(body)) {
            json.nextToken();
            for (var name = json.nextFieldName(); name != null; name = json.nextFieldName())
                switch (name) {
                    case "id" -> id = json.nextTextValue();
                    case "name" -> personName = json.nextTextValue();
                    case "email_address" -> email = json.nextTextValue();
                    case "redirect_url" -> redirect = json.nextTextValue();
                    case "status" -> status = json.nextTextValue();
                    case "result" -> result = result(json);
                    case "updated_at" -> updated = time(json.nextTextValue());
                    case "created_at" -> created = time(json.nextTextValue());
                    default -> skip(json);
                }
        }
        return new Person(
                Objects.requireNonNull(id),
                Objects.requireNonNull(personName),
                email,
                null,
                redirect,
                status,
                result,
                updated,
                created,
                Map.of());
    }

    private static Result result(JsonParser json) throws IOException {
        String transaction = null;
        String issuer = null;
        String status = null;
        String bin = null;
        PersonName personName = null;
        Address address = null;
        Age age = null;
        String telephone = null;
        String email = null;
        json.nextToken();
        for (var name = json.nextFieldName(); name != null; name = json.nextFieldName())
            switch (name) {
                case "transaction_id" -> transaction = json.nextTextValue();
                case "issuer_id" -> issuer = json.nextTextValue();
                case "status" -> status = json.nextTextValue();
                case "bin" -> bin = json.nextTextValue();
                case "name" -> personName = name(json);
                case "address" -> address = address(json);
                case "age" -> age = age(json);
                case "telephone_number" -> telephone = json.nextTextValue();
                case "email_address" -> email = json.nextTextValue();
                default -> skip(json);
            }
        return new Result(transaction, issuer, status, bin, personName, address, age, telephone, email, Map.of());
    }

    private static PersonName name(JsonParser json) throws IOException {
        String gender = null;
        String initials = null;
        String first = null;
        String last = null;
        String prefix = null;
        json.nextToken();
        for (var name = json.nextFieldName(); name != null; name = json.nextFieldName())
            switch (name) {
                case "gender" -> gender = json.nextTextValue();
                case "initials" -> initials = json.nextTextValue();
                case "first_name" -> first = json.nextTextValue();
                case "last_name" -> last = json.nextTextValue();
                case "last_name_prefix" -> prefix = json.nextTextValue();
                default -> skip(json);
            }
        return new PersonName(gender, initials, first, last, prefix, Map.of());
    }

    private static Address address(JsonParser json) throws IOException {
        String street = null;
        String number = null;
        String suffix = null;
        String postal = null;
        String city = null;
        String country = null;
        json.nextToken();
        for (var name = json.nextFieldName(); name != null; name = json.nextFieldName())
            switch (name) {
                case "street" -> street = json.nextTextValue();
                case "house_number" -> number = json.nextTextValue();
                case "house_number_suffix" -> suffix = json.nextTextValue();
                case "postal_code" -> postal = json.nextTextValue();
                case "city" -> city = json.nextTextValue();
                case "country" -> country = json.nextTextValue();
                default -> skip(json);
            }
        return new Address(street, number, suffix, postal, city, country, Map.of());
    }

    private static Age age(JsonParser json) throws IOException {
        String birth = null;
        Boolean eighteen = null;
        json.nextToken();
        for (var name = json.nextFieldName(); name != null; name = json.nextFieldName())
            switch (name) {
                case "date_of_birth" -> birth = json.nextTextValue();
                case "18y_or_older" -> eighteen = json.nextBooleanValue();
                default -> skip(json);
            }
        return new Age(birth, eighteen, Map.of());
    }

    private static void skip(JsonParser json) throws IOException {
        json.nextToken();
        json.skipChildren();
    }

    /** Of the form {@code 2020-01-01T00:00:00+00:00}. */
    private static @Nullable OffsetDateTime time(@Nullable String text) {
        if (text == null) return null;
        int offset = number(text, 20, 22) * 3600 + number(text, 23, 25) * 60;
        return OffsetDateTime.of(
                number(text, 0, 4),
                number(text, 5, 7),
                number(text, 8, 10),
                number(text, 11, 13),
                number(text, 14, 16),
                number(text, 17, 19),
                0,
                ZoneOffset.ofTotalSeconds(text.charAt(19) == '-' ? -offset : offset));
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int at = from; at < to; at++) number = number * 10 + text.charAt(at) - '0';
        return number;
    }

    static byte[] request(NewPerson person) throws IOException {
        var out = new ByteArrayOutputStream(300);
        var requested = person.attributes().requested();
        try (var json = FACTORY.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("name", person.name());
            if (person.emailAddress() != null) json.writeStringField("email_address", person.emailAddress());
            json.writeObjectFieldStart("attributes");
            json.writeBooleanField("identity", requested.contains(Attribute.IDENTITY));
            json.writeBooleanField("name", requested.contains(Attribute.NAME));
            json.writeBooleanField("address", requested.contains(Attribute.ADDRESS));
            json.writeBooleanField("18y_or_older", requested.contains(Attribute.EIGHTEEN_OR_OLDER));
            json.writeBooleanField("date_of_birth", requested.contains(Attribute.DATE_OF_BIRTH));
            json.writeBooleanField("gender", requested.contains(Attribute.GENDER));
            json.writeBooleanField("telephone_number", requested.contains(Attribute.TELEPHONE_NUMBER));
            json.writeBooleanField("email_address", requested.contains(Attribute.EMAIL_ADDRESS));
            json.writeEndObject();
            json.writeEndObject();
        }
        return out.toByteArray();
    }
}
