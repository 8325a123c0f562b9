package io.github.idininvites;

import io.github.idininvites.ServerClock.Token;
import io.github.idininvites.json.Json;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.io.AbstractSerializer;
import io.jsonwebtoken.io.Serializer;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;

/**
 * Signs the tokens. The times in a token are whole seconds, so two tokens of one second would be the same bytes. So all calls of
 * one second share a token, and only the first of them signs.
 */
final class JwtSigner {
    /** In place of {@code jjwt-jackson}'s serializer, which loads databind: the first answer would come later. */
    private static final Serializer<Map<String, ?>> SERIALIZER = new AbstractSerializer<>() {
        @Override
        protected void doSerialize(Map<String, ?> claims, OutputStream out) throws IOException {
            Json.write(claims).write(out);
        }
    };

    private final Credentials credentials;
    private final Duration lifetime;
    private final ServerClock clock;
    private volatile Token latest = new Token(Long.MIN_VALUE, 0, "");

    JwtSigner(Credentials credentials, Duration lifetime, ServerClock clock) {
        this.credentials = credentials;
        this.lifetime = lifetime;
        this.clock = clock;
    }

    /** @param offset how the clock is corrected for it, in ms */
    Token token(long offset) {
        long second = clock.second(offset);
        Token known = latest;
        if (known.second() == second && known.offset() == offset) return known;
        known = new Token(second, offset, "Bearer " + sign(Instant.ofEpochSecond(second)));
        latest = known;
        return known;
    }

    private String sign(Instant now) {
        return Jwts.builder()
                .json(SERIALIZER) // or else JJWT searches for a serializer at the first token, which takes longer
                // than the call
                .header()
                .add("alg", "HS256") // first, as in CM's documentation
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
