package io.github.idininvites.faults;

import io.github.idininvites.IdinInvitesClient;
import java.io.IOException;
import okhttp3.Cache;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** An application's OkHttpClient, if it has one. */
public final class UsersClient implements AutoCloseable {
    private final @Nullable OkHttpClient client;

    UsersClient(Client kind, Fault fault, FaultyServer server) throws IOException {
        client = kind == Client.OURS
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
        if (cache != null) cache.delete();
    }
}
