package io.github.idininvites;

import io.github.idininvites.model.NewPerson;
import io.github.idininvites.model.Person;
import java.time.Duration;
import java.time.Instant;
import okio.ByteString;

/** What the benchmarks measure of the client and no user can call. */
public final class Internals {
    private final JwtSigner signer;

    public Internals(String keyId, String keySecret) {
        signer = new JwtSigner(Credentials.of(keyId, keySecret), Duration.ofSeconds(60));
    }

    public String authorization() {
        return "Bearer " + signer.token(Instant.now());
    }

    public static Person person(byte[] json) throws Exception {
        return Json.read(ByteString.of(json), Person.class);
    }

    public static ByteString request(NewPerson person) {
        return Json.write(person);
    }
}
