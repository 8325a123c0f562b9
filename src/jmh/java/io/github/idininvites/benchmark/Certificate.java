package io.github.idininvites.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import okhttp3.tls.HeldCertificate;

/** A key store with a certificate for localhost, and a trust store for the clients, so that each uses its default TLS. */
record Certificate(Path keyStore, Path trustStore) {
    static final String PASSWORD = "benchmark";

    static Certificate create(Path folder) throws IOException, GeneralSecurityException {
        var held = new HeldCertificate.Builder()
                .addSubjectAlternativeName("localhost")
                .build();
        var keys = emptyStore();
        var chain = new java.security.cert.Certificate[] {held.certificate()};
        keys.setKeyEntry("localhost", held.keyPair().getPrivate(), PASSWORD.toCharArray(), chain);
        var trusted = emptyStore();
        trusted.setCertificateEntry("localhost", held.certificate());
        return new Certificate(write(keys, folder.resolve("keys.p12")), write(trusted, folder.resolve("trust.p12")));
    }

    private static KeyStore emptyStore() throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static Path write(KeyStore store, Path file) throws IOException, GeneralSecurityException {
        try (var out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD.toCharArray());
        }
        return file;
    }

    /** For the JVM of a client. */
    List<String> trust() {
        return List.of(
                "-Djavax.net.ssl.trustStore=" + trustStore,
                "-Djavax.net.ssl.trustStorePassword=" + PASSWORD,
                "-Djavax.net.ssl.trustStoreType=PKCS12");
    }
}
