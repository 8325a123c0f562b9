package io.github.idininvites.proof.faults;

import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocketFactory;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** What a server shows in the TLS handshake. */
final class Certificate {
    private static final HeldCertificate ROOT = root();
    private static final HandshakeCertificates TRUST = new HandshakeCertificates.Builder()
            .addTrustedCertificate(ROOT.certificate())
            .build();

    static final Certificate GOOD = new Certificate(here(), ROOT);
    static final Certificate UNTRUSTED = new Certificate(here(), root());
    static final Certificate EXPIRED = new Certificate(here().validityInterval(daysAgo(2), daysAgo(1)), ROOT);
    static final Certificate WRONG_HOST =
            new Certificate(new HeldCertificate.Builder().addSubjectAlternativeName("elsewhere.example"), ROOT);

    final SSLSocketFactory sockets;

    private Certificate(HeldCertificate.Builder leaf, HeldCertificate root) {
        var held = leaf.signedBy(root).build();
        sockets = new HandshakeCertificates.Builder()
                .heldCertificate(held)
                .build()
                .sslSocketFactory();
    }

    /** Makes a client trust all but {@link #UNTRUSTED}. */
    static OkHttpClient.Builder trust(OkHttpClient.Builder client) {
        return client.sslSocketFactory(TRUST.sslSocketFactory(), TRUST.trustManager());
    }

    private static HeldCertificate root() {
        return new HeldCertificate.Builder().certificateAuthority(0).build();
    }

    private static HeldCertificate.Builder here() {
        return new HeldCertificate.Builder()
                .addSubjectAlternativeName("localhost")
                .addSubjectAlternativeName("127.0.0.1");
    }

    private static long daysAgo(int days) {
        return System.currentTimeMillis() - TimeUnit.DAYS.toMillis(days);
    }
}
