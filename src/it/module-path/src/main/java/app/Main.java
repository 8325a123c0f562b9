package app;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import io.github.idininvites.IdinInvitesClient;
import io.github.idininvites.model.GroupStatus;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

public final class Main {
    private static final byte[] GROUP =
            "{\"id\": \"1\", \"name\": \"Company ABC\", \"status\": \"pending\", \"new\": [1]}".getBytes(UTF_8);

    public static void main(String[] arguments) throws IOException {
        if (!IdinInvitesClient.class.getModule().isNamed()) throw new AssertionError("is not on the module path");
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/idin-invites/v1/groups", exchange -> {
            try (exchange) {
                boolean signed =
                        exchange.getRequestHeaders().getFirst("Authorization").startsWith("Bearer ey");
                exchange.sendResponseHeaders(signed ? 201 : 401, GROUP.length);
                exchange.getResponseBody().write(GROUP);
            }
        });
        server.start();
        try (var idin = IdinInvitesClient.builder()
                .credentials("id", "a secret of thirty-two characters")
                .baseUrl("http://127.0.0.1:" + server.getAddress().getPort())
                .build()) {
            var group = idin.groups().create("Company ABC");
            if (group.status() != GroupStatus.PENDING || !group.unknownFields().containsKey("new"))
                throw new AssertionError("is not the group that was sent");
        } finally {
            server.stop(0);
        }
    }
}
