package io.github.idininvites;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.error.ConnectionException;
import io.github.idininvites.support.Docs;
import io.github.idininvites.support.JavaProcess;
import io.github.idininvites.support.WireJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A company's proxy opens the TLS of all that leaves, with certificates that its own authority signs. An application there has
 * that authority in a truststore, and nothing else to set.
 */
final class TlsInterceptionIT {
    private static final HeldCertificate COMPANY =
            new HeldCertificate.Builder().certificateAuthority(0).build();
    private static final HeldCertificate FORGED = new HeldCertificate.Builder()
            .signedBy(COMPANY)
            .addSubjectAlternativeName("api.cm.com")
            .build();

    @AutoClose
    private final MockWebServer proxy = new MockWebServer();

    @TempDir
    private Path folder;

    @BeforeEach
    void start() throws IOException {
        proxy.useHttps(new HandshakeCertificates.Builder()
                .heldCertificate(FORGED)
                .build()
                .sslSocketFactory());
        proxy.start();
        proxy.enqueue(new MockResponse.Builder().inTunnel().build());
    }

    @Test
    void callsTheApiWithTheTruststoreOfTheJvm() throws Exception {
        var company = KeyStore.getInstance("PKCS12");
        company.load(null, null);
        company.setCertificateEntry("company", COMPANY.certificate());
        Path truststore = folder.resolve("company.p12");
        try (var out = Files.newOutputStream(truststore)) {
            company.store(out, "changeit".toCharArray());
        }
        proxy.enqueue(new MockResponse.Builder().body(WireJson.GROUP).build());
        proxy.enqueue(new MockResponse.Builder().body(WireJson.GROUP).build());
        assertThat(run(
                        List.of(
                                "-Djavax.net.ssl.trustStore=" + truststore,
                                "-Djavax.net.ssl.trustStorePassword=changeit"),
                        "sync",
                        "async"))
                .containsExactly("sync: " + Docs.COMPANY_ABC, "async: " + Docs.COMPANY_ABC);
        assertThat(proxy.takeRequest().getRequestLine()).isEqualTo("CONNECT api.cm.com:443 HTTP/1.1");
        assertThat(proxy.takeRequest().getHeaders().get("Authorization")).startsWith("Bearer ");
        assertThat(proxy.getRequestCount()).as("one tunnel for both").isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sync", "async"})
    void sendsNothingToAProxyThatTheJvmDoesNotTrust(String mode) throws Exception {
        assertThat(run(List.of(), mode)).singleElement().asString().contains("NOT_SENT", "SSLHandshakeException");
        assertThat(proxy.takeRequest().getMethod()).isEqualTo("CONNECT");
        assertThat(proxy.getRequestCount()).isOne();
    }

    /** What an application prints that runs with these options and behind this proxy. */
    private List<String> run(List<String> options, String... modes) throws IOException, InterruptedException {
        var all = new ArrayList<>(List.of("-Dhttps.proxyHost=127.0.0.1", "-Dhttps.proxyPort=" + proxy.getPort()));
        all.addAll(options);
        var process = JavaProcess.of(all, Application.class.getName(), modes).start();
        String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
        process.waitFor();
        return printed.lines().filter(line -> line.contains("sync: ")).toList();
    }

    static final class Application {
        public static void main(String[] arguments) {
            var settings =
                    IdinInvitesClient.builder().credentials(Docs.CREDENTIALS).retryPolicy(RetryPolicy.none());
            try (var idin = settings.build()) {
                for (String mode : arguments)
                    print(
                            mode + ": ",
                            () -> mode.equals("sync")
                                    ? idin.groups().create("Company ABC")
                                    : idin.groups().createAsync("Company ABC").join());
            }
        }

        private static void print(String mode, Supplier<?> call) {
            try {
                System.out.println(mode + call.get());
            } catch (RuntimeException failure) {
                System.out.print(mode);
                for (Throwable e = failure; e != null; e = e.getCause())
                    System.out.print((e instanceof ConnectionException known ? known.delivery() : "") + " " + e + "; ");
                System.out.println();
            }
        }
    }
}
