package io.github.idininvites.bulk;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.idininvites.model.NewPerson;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Hashes. That of a person is salted, and shows whether a row was changed. That of a reference is the key of a row in a database.
 */
final class Fingerprint {
    private Fingerprint() {}

    /** 16 hexadecimal digits of the name, the e-mail address and the attributes. */
    static String of(String salt, NewPerson person) {
        return hash(
                16,
                salt,
                person.name(),
                person.emailAddress(),
                person.attributes().requested().toString());
    }

    /** The first digits of SHA-256 of these texts; each with its length, so that nothing moves from one to the next. */
    static String hash(int digits, @Nullable String... texts) {
        MessageDigest sha256;
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK must have SHA-256, but this one does not", e);
        }
        for (String text : texts) {
            byte[] bytes = text == null ? new byte[0] : text.getBytes(UTF_8);
            sha256.update(ByteBuffer.allocate(4).putInt(0, text == null ? -1 : bytes.length));
            sha256.update(bytes);
        }
        return HexFormat.of().formatHex(sha256.digest()).substring(0, digits);
    }
}
