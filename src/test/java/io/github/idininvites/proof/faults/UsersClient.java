package io.github.idininvites.proof.faults;

import io.github.idininvites.IdinInvitesClient;
import java.io.IOException;
import java.nio.file.Files;
import okhttp3.Cache;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** An application's OkHttpClient, if it has one. */
final class UsersClient implements AutoCloseable {
    private final @Nullable OkHttpClient client;

    UsersClient(HttpClientKind kind, FaultRow fault, FaultyServer server) throws IOException {
        client = kind == HttpClientKind.OURS
                ? null
                : fault.network(kind.builder(), server).build();
    }

    public IdinInvitesClient.Builder into(IdinInvitesClient.Builder builder) {
        return client == null ? builder : builder.httpClient(client);
    }

    @Override
    public void close() throws IOException {
        if (client == null) return;
        client.connectionPool().evictAll();
        Cache cache = client.cache();
        if (cache == null) return;
        cache.delete();
        Files.delete(cache.directory().toPath());
    }
}
