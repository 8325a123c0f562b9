package io.github.idininvites;

import io.github.idininvites.error.ApiException;
import io.github.idininvites.error.ConnectionException;
import io.github.idininvites.error.DecodingException;
import io.github.idininvites.model.Group;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Makes groups. Safe for use by many threads. */
public final class Groups {
    private final Transport transport;
    private final @Nullable Duration timeout;

    Groups(Transport transport, @Nullable Duration timeout) {
        this.transport = transport;
        this.timeout = timeout;
    }

    /**
     * The same calls, but each may take this long in total, in place of the client's {@linkplain
     * IdinInvitesClient.Builder#callTimeout call timeout}. Does not call the API.
     *
     * @param timeout from 1 ms to 1 day
     * @throws IllegalArgumentException if it is out of range
     */
    public Groups withTimeout(Duration timeout) {
        return new Groups(transport, Check.timeout("timeout", timeout));
    }

    /**
     * Makes a group without persons.
     *
     * <p>The call is not repeated if the connection drops after the request was sent: that could make two groups.
     *
     * @param name not blank; invited persons see it
     * @throws IllegalArgumentException if the name is blank or invisible, or has a line end, a control character or half a
     *     surrogate pair
     * @throws ApiException if the server answers with a status that is not 2xx
     * @throws ConnectionException if no answer came; {@link ConnectionException#delivery()} tells whether the server may have
     *     processed the request
     * @throws DecodingException if the answer is a 2xx that cannot be read; {@link DecodingException#delivery()} tells whether
     *     the group was made
     */
    public Group create(String name) {
        return transport.execute(Endpoints.createGroup(name).with(false, timeout));
    }

    /** {@link #create} without waiting; cancelling the future cancels the call. */
    public CompletableFuture<Group> createAsync(String name) {
        return transport.executeAsync(Endpoints.createGroup(name).with(false, timeout));
    }
}
