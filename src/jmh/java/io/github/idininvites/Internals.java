package io.github.idininvites;

import io.github.idininvites.json.Json;
import io.github.idininvites.model.NewPerson;
import io.github.idininvites.model.Person;
import java.time.Clock;
import java.time.Duration;
import okio.ByteString;

/** What the benchmarks measure of the client and no user can call. */
public final class Internals {
    private final JwtSigner signer;

    public Internals(String keyId, String keySecret) {
        var lifetime = Duration.ofSeconds(60);
        signer =
                new JwtSigner(Credentials.of(keyId, keySecret), lifetime, new ServerClock(Clock.systemUTC(), lifetime));
    }

    public String authorization() {
        return signer.token(0).header();
    }

    public static Person person(byte[] json) throws Exception {
        return Json.read(json, Person.class);
    }

    public static ByteString request(NewPerson person) {
        return Json.write(person);
    }
}
