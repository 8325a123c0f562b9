package io.github.idininvites.bulk;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The JSON in a journal file: a header, then one row for each event. */
final class RowJson {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String FORMAT = "1";

    /** The first line. */
    record Header(String run, String group, String salt) {}

    private RowJson() {}

    static byte[] header(Header header) throws IOException {
        return object(json -> {
            json.writeStringField("format", FORMAT);
            json.writeStringField("run", header.run);
            json.writeStringField("group", header.group);
            json.writeStringField("salt", header.salt);
        });
    }

    static Header readHeader(byte[] json) throws IOException {
        var fields = fields(json);
        if (!FORMAT.equals(fields.get("format")))
            throw new IOException("the format must be " + FORMAT + ", but is another; use the version that wrote it");
        return new Header(required(fields, "run"), required(fields, "group"), required(fields, "salt"));
    }

    static byte[] row(Row row) throws IOException {
        return object(json -> {
            json.writeStringField("ref", row.reference());
            json.writeStringField("step", row.step().name());
            json.writeStringField("fp", row.fingerprint());
            write(json, "person", row.personId());
            write(json, "invite", row.inviteId());
            write(json, "url", row.url());
            if (row.statusCode() != 0) json.writeStringField("status", Integer.toString(row.statusCode()));
        });
    }

    static Row readRow(byte[] json) throws IOException {
        var fields = fields(json);
        try {
            return new Row(
                    required(fields, "ref"),
                    Step.valueOf(required(fields, "step")),
                    required(fields, "fp"),
                    fields.get("person"),
                    fields.get("invite"),
                    fields.get("url"),
                    Integer.parseInt(fields.getOrDefault("status", "0")));
        } catch (IllegalArgumentException e) {
            throw new IOException("an event must have a step and a status of this version", e);
        }
    }

    private interface Fields {
        void writeTo(JsonGenerator json) throws IOException;
    }

    private static byte[] object(Fields fields) throws IOException {
        var bytes = new ByteArrayOutputStream(256);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField(
                    "at", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
            fields.writeTo(json);
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static void write(JsonGenerator json, String name, @Nullable String value) throws IOException {
        if (value != null) json.writeStringField(name, value);
    }

    private static Map<String, String> fields(byte[] json) throws IOException {
        var fields = new HashMap<String, String>();
        try (JsonParser in = JSON.createParser(json)) {
            if (in.nextToken() != JsonToken.START_OBJECT) throw new IOException("an event must be a JSON object");
            for (String name = in.nextFieldName(); name != null; name = in.nextFieldName())
                fields.put(name, in.nextTextValue());
        }
        return fields;
    }

    private static String required(Map<String, String> fields, String name) throws IOException {
        String value = fields.get(name);
        if (value == null) throw new IOException("an event must have a " + name);
        return value;
    }
}
