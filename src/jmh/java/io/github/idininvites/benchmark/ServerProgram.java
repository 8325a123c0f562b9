package io.github.idininvites.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.EnumMap;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * The server, a process of its own. It has a thread per connection and ready answers, because it should use much less CPU than
 * the clients. It prints its ports. Each line of input says how many milliseconds
 * its HTTP/1.1 answers take from now on; for each it prints its {@link ServerUse}.
 */
final class ServerProgram {
    private static final AtomicLong ACCEPTED = new AtomicLong();
    private static final AtomicLong DELAY_MILLIS = new AtomicLong();

    private ServerProgram() {}

    /** Takes the path of the key store. */
    public static void main(String[] args) throws IOException, GeneralSecurityException {
        var json = new ObjectMapper();
        var tls = tls(Path.of(args[0]));
        var ports = new EnumMap<Link, Integer>(Link.class);
        for (Link link : Link.values()) ports.put(link, listen(link, tls));
        answer(json.writeValueAsString(ports));
        var commands = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
        for (var delay = commands.readLine(); delay != null; delay = commands.readLine()) {
            DELAY_MILLIS.set(Long.parseLong(delay));
            answer(json.writeValueAsString(new ServerUse(Load.processCpuNanos(), ACCEPTED.get())));
        }
    }

    @SuppressWarnings("SystemOut") // the benchmark reads it
    static void answer(String line) {
        System.out.println(line);
    }

    private static SSLContext tls(Path keyStore) throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(keyStore)) {
            store.load(in, Certificate.PASSWORD.toCharArray());
        }
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, Certificate.PASSWORD.toCharArray());
        var tls = SSLContext.getInstance("TLS");
        tls.init(keys.getKeyManagers(), null, null);
        return tls;
    }

    private static int listen(Link link, SSLContext tls) throws IOException {
        var factory = link == Link.TLS || link == Link.HTTP2
                ? tls.getServerSocketFactory()
                : javax.net.ServerSocketFactory.getDefault();
        ServerSocket server = factory.createServerSocket(0, 1024, InetAddress.getLoopbackAddress());
        daemon(() -> {
            while (true) {
                var socket = server.accept();
                ACCEPTED.incrementAndGet();
                daemon(() -> serve(link, socket));
            }
        });
        return server.getLocalPort();
    }

    private static void serve(Link link, Socket connection) throws IOException, InterruptedException {
        try (var socket = connection) {
            socket.setTcpNoDelay(true);
            if (socket instanceof SSLSocket secure) {
                var parameters = new SSLParameters();
                parameters.setApplicationProtocols(new String[] {link == Link.HTTP2 ? "h2" : "http/1.1"});
                secure.setSSLParameters(parameters);
            }
            if (link == Link.HTTP2) new Http2Server(socket).serve();
            else new Http1Server(socket, DELAY_MILLIS::get).serve();
        }
    }

    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private static void daemon(Work work) {
        var thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException | InterruptedException closed) {
                // a client that goes away
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}
