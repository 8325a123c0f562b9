package io.github.idininvites;

import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.jackson.io.JacksonSerializer;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;

/** Signs a token for this second: the documented one, byte for byte, at the documented time. */
final class JwtSigner {
    private static final JacksonSerializer<Map<String, ?>> SERIALIZER = new JacksonSerializer<>();

    private final Credentials credentials;
    private final Duration lifetime;

    JwtSigner(Credentials credentials, Duration lifetime) {
        this.credentials = credentials;
        this.lifetime = lifetime;
    }

    String token(Instant now) {
        return Jwts.builder()
                .json(SERIALIZER) // else the first token searches for one, which takes longer than the call
                .header()
                .add("alg", "HS256") // first, to stand where the text has it
                .type("JWT")
                .keyId(credentials.keyId())
                .and()
                .issuedAt(Date.from(now))
                .notBefore(Date.from(now))
                .expiration(Date.from(now.plus(lifetime)))
                .signWith(credentials.key(), Jwts.SIG.HS256)
                .compact();
    }
}
