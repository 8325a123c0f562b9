package io.github.idininvites.sandbox.api;

import static io.github.idininvites.sandbox.SandboxTestClient.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.sandbox.IdinSandbox;
import io.github.idininvites.sandbox.SandboxTestClient;
import io.github.idininvites.sandbox.http.ApiJson;
import io.github.idininvites.support.ManualClock;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;

/** A sandbox at the time of the documented token, and calls with tokens of the test's own. */
abstract class TokenTestSetup {
    static final String DOCUMENTED_TOKEN =
            "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCIsImtpZCI6IjNiNDM4NDM3LTA0YTQtNDBiYi04Mzg5LTU0YmIwMjc2NmZiYSJ9"
                    + ".eyJpYXQiOjE1NDYzMDA4MDAsIm5iZiI6MTU0NjMwMDgwMCwiZXhwIjoxNTQ2MzAwODYwfQ"
                    + ".bwqCUHS1d5d8guAPHDsdd9-a8oXxH1q45O0tDP1asTo";
    static final String KEY_ID = "3b438437-04a4-40bb-8389-54bb02766fba";
    static final String HEADER = "{\"alg\":\"HS256\",\"typ\":\"JWT\",\"kid\":\"" + KEY_ID + "\"}";
    static final String PAYLOAD = "{\"iat\":1546300800,\"nbf\":1546300800,\"exp\":1546300860}";

    // 1546300800, with a fraction that a comparison in whole seconds does not see.
    final ManualClock clock = new ManualClock("2019-01-01T00:00:00.999Z");
    final IdinSandbox sandbox = IdinSandbox.builder().clock(clock).start();
    final SandboxTestClient client = new SandboxTestClient(sandbox, clock);

    @AfterEach
    void stop() {
        sandbox.close();
    }

    HttpResponse<String> callWith(String authorization) {
        return SandboxTestClient.send(client.request("/idin-invites/v1/groups")
                .header("Authorization", authorization)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"name\": \"Company ABC\"}"))
                .build());
    }

    void assertRefused(HttpResponse<String> response, String message) {
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertThat(json(response)).isEqualTo(ApiJson.object().put("message", message));
        assertThat(response.body()).doesNotContain(sandbox.keySecret(), "eyJ");
    }

    String sign(String header, String payload, String algorithm) {
        String unsigned = base64(header.getBytes(UTF_8)) + "." + base64(payload.getBytes(UTF_8));
        return unsigned + "." + mac(new SecretKeySpec(sandbox.keySecret().getBytes(UTF_8), algorithm), unsigned);
    }

    static String mac(SecretKeySpec key, String text) {
        try {
            var mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            return base64(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
