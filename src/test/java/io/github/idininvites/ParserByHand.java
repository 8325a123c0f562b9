package io.github.idininvites;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.idininvites.model.Address;
import io.github.idininvites.model.Age;
import io.github.idininvites.model.Person;
import io.github.idininvites.model.PersonName;
import io.github.idininvites.model.Result;
import io.github.idininvites.webhook.WebhookEvent;
import io.github.idininvites.webhook.WebhookEvent.GroupUpdated;
import io.github.idininvites.webhook.WebhookEvent.PersonUpdated;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks nothing, and reads what the API's text shows and no more. */
final class ParserByHand {
    private ParserByHand() {}

    private static final JsonFactory FACTORY = new JsonFactory();

    static Person person(byte[] body) throws IOException {
        try (JsonParser in = FACTORY.createParser(body)) {
            in.nextToken();
            return person(in);
        }
    }

    static WebhookEvent event(byte[] body) throws IOException {
        try (JsonParser in = FACTORY.createParser(body)) {
            in.nextToken();
            return event(in);
        }
    }

    static Person person(JsonParser in) throws IOException {
        String id = "";
        String personName = "";
        String emailAddress = "";
        String status = "";
        @Nullable Result result = null;
        OffsetDateTime updatedAt = OffsetDateTime.MIN;
        OffsetDateTime createdAt = OffsetDateTime.MIN;
        while (in.nextToken() != JsonToken.END_OBJECT) {
            String name = in.currentName();
            in.nextToken();
            switch (name) {
                case "id" -> id = in.getText();
                case "name" -> personName = in.getText();
                case "email_address" -> emailAddress = in.getText();
                case "status" -> status = in.getText();
                case "result" -> result = result(in);
                case "updated_at" -> updatedAt = time(in.getText());
                case "created_at" -> createdAt = time(in.getText());
                default -> in.skipChildren();
            }
        }
        return new Person(id, personName, emailAddress, null, null, status, result, updatedAt, createdAt, Map.of());
    }

    static Result result(JsonParser in) throws IOException {
        String transactionId = "";
        String issuerId = "";
        String status = "";
        String bin = "";
        @Nullable PersonName personName = null;
        @Nullable Address address = null;
        @Nullable Age age = null;
        String telephoneNumber = "";
        String emailAddress = "";
        while (in.nextToken() != JsonToken.END_OBJECT) {
            String name = in.currentName();
            in.nextToken();
            switch (name) {
                case "transaction_id" -> transactionId = in.getText();
                case "issuer_id" -> issuerId = in.getText();
                case "status" -> status = in.getText();
                case "bin" -> bin = in.getText();
                case "name" -> personName = name(in);
                case "address" -> address = address(in);
                case "age" -> age = age(in);
                case "telephone_number" -> telephoneNumber = in.getText();
                case "email_address" -> emailAddress = in.getText();
                default -> in.skipChildren();
            }
        }
        return new Result(
                transactionId,
                issuerId,
                status,
                bin,
                personName,
                address,
                age,
                telephoneNumber,
                emailAddress,
                Map.of());
    }

    static PersonName name(JsonParser in) throws IOException {
        String gender = "";
        String initials = "";
        String firstName = "";
        String lastName = "";
        String prefix = "";
        while (in.nextToken() != JsonToken.END_OBJECT) {
            String name = in.currentName();
            in.nextToken();
            switch (name) {
                case "gender" -> gender = in.getText();
                case "initials" -> initials = in.getText();
                case "first_name" -> firstName = in.getText();
                case "last_name" -> lastName = in.getText();
                case "last_name_prefix" -> prefix = in.getText();
                default -> in.skipChildren();
            }
        }
        return new PersonName(gender, initials, firstName, lastName, prefix, Map.of());
    }

    static Address address(JsonParser in) throws IOException {
        String street = "";
        String number = "";
        String suffix = "";
        String postalCode = "";
        String city = "";
        String country = "";
        while (in.nextToken() != JsonToken.END_OBJECT) {
            String name = in.currentName();
            in.nextToken();
            switch (name) {
                case "street" -> street = in.getText();
                case "house_number" -> number = in.getText();
                case "house_number_suffix" -> suffix = in.getText();
                case "postal_code" -> postalCode = in.getText();
                case "city" -> city = in.getText();
                case "country" -> country = in.getText();
                default -> in.skipChildren();
            }
        }
        return new Address(street, number, suffix, postalCode, city, country, Map.of());
    }

    static Age age(JsonParser in) throws IOException {
        String dateOfBirth = "";
        boolean eighteenOrOlder = false;
        while (in.nextToken() != JsonToken.END_OBJECT) {
            String name = in.currentName();
            in.nextToken();
            switch (name) {
                case "date_of_birth" -> dateOfBirth = in.getText();
                case "18y_or_older" -> eighteenOrOlder = in.getBooleanValue();
                default -> in.skipChildren();
            }
        }
        return new Age(dateOfBirth, eighteenOrOlder, Map.of());
    }

    static WebhookEvent event(JsonParser in) throws IOException {
        String id = "";
        String type = "";
        String group = "";
        String person = "";
        String status = "";
        OffsetDateTime created = OffsetDateTime.MIN;
        while (in.nextToken() != JsonToken.END_OBJECT) {
            String name = in.currentName();
            in.nextToken();
            switch (name) {
                case "id" -> id = in.getText();
                case "event" -> type = in.getText();
                case "group" -> group = in.getText();
                case "person" -> person = in.getText();
                case "status" -> status = in.getText();
                case "created" -> created = time(in.getText());
                default -> in.skipChildren();
            }
        }
        return type.equals("person.updated")
                ? new PersonUpdated(id, group, person, status, created)
                : new GroupUpdated(id, group, status, created);
    }

    private static OffsetDateTime time(String text) {
        return OffsetDateTime.of(
                number(text, 0, 4),
                number(text, 5, 7),
                number(text, 8, 10),
                number(text, 11, 13),
                number(text, 14, 16),
                number(text, 17, 19),
                0,
                ZoneOffset.ofHoursMinutes(number(text, 20, 22), number(text, 23, 25)));
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) number = 10 * number + text.charAt(i) - '0';
        return number;
    }
}
