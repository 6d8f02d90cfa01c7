package io.serai.settings;

import io.serai.connectors.ConnectionSettings;
import io.serai.model.Connection.LastError;
import io.serai.model.ConnectionState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The connections, with their secrets in clear for those who need them. Answers from memory; safe for many threads. */
public interface Connections {

    Optional<ConnectionSettings> find(String id);

    List<ConnectionSettings> all();

    /** The queue that new conversations of a connection wait in, absent where a bot answers first. */
    Optional<String> queue(String id);

    /**
     * The connection that owns an account of a channel, if it shares the app secret of the one the webhook was sent to
     * (or is that one); empty where the account is nobody's.
     */
    Optional<ConnectionSettings> owner(ConnectionSettings addressed, String account);

    /** What the provider calls to reach a connection: public URL and path. */
    String webhookUrl(String id);

    /** Notes a state and its reason, in a transaction of its own, with a {@code channel.health} event where it changed. */
    void report(String id, ConnectionState state, @Nullable LastError error);

    /** Notes that messages came or went; written down lazily. */
    void sawInbound(String id, Instant at);

    void sawOutbound(String id, Instant at);

    /** Counts a webhook with a wrong signature; nothing else of it is kept. */
    void rejected(String id);
}
