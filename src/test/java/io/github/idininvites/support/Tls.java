package io.github.idininvites.support;

import mockwebserver3.MockWebServer;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** A certificate for localhost, a server that shows it, and a client that trusts it. */
public final class Tls {
    private static final HeldCertificate LOCALHOST = new HeldCertificate.Builder()
            .addSubjectAlternativeName("localhost")
            .addSubjectAlternativeName("127.0.0.1")
            .build();

    private Tls() {}

    public static void serve(MockWebServer server) {
        var certificates =
                new HandshakeCertificates.Builder().heldCertificate(LOCALHOST).build();
        server.useHttps(certificates.sslSocketFactory());
    }

    public static OkHttpClient client() {
        var certificates = new HandshakeCertificates.Builder()
                .addTrustedCertificate(LOCALHOST.certificate())
                .build();
        return new OkHttpClient.Builder()
                .sslSocketFactory(certificates.sslSocketFactory(), certificates.trustManager())
                .build();
    }
}
