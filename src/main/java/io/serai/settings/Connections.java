package io.serai.settings;

import io.serai.connectors.ConnectionSettings;
import io.serai.model.Connection.LastError;
import io.serai.model.ConnectionState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The connections, with their secrets in clear for those who need them. Answers from memory; safe for many threads. */
public interface Connections {

    Optional<ConnectionSettings> find(String id);

    List<ConnectionSettings> all();

    /** The queue that new conversations of a connection wait in, absent where a bot answers first. */
    Optional<String> queue(String id);

    /** The bot that answers first over a connection, as it was declared: whether there is one of this name is not known here. */
    Optional<String> bot(String id);

    /** Whether a connection was declared with a bot, and belongs to it. */
    boolean belongsToABot(String id);

    /** Another bot, or none, answers first over a connection from now on. */
    void answerWith(String id, @Nullable String bot);

    /**
     * The connection that owns an account of a channel, if it shares the app secret of the one the webhook was sent to
     * (or is that one); empty where the account is nobody's.
     */
    Optional<ConnectionSettings> owner(ConnectionSettings addressed, String account);

    /**
     * Adds a connection or changes it whole; its secrets are encrypted, and it serves from now on.
     *
     * @throws InvalidConnection when a setting is missing or unknown, or the account is another connection's
     */
    void declare(Declaration declaration) throws InvalidConnection;

    /** Disables a connection for good; what was said over it stays. */
    void remove(String id);

    /** What the provider calls to reach a connection: public URL and path. */
    String webhookUrl(String id);

    /** Notes a state and its reason, in a transaction of its own, with a {@code channel.health} event where it changed. */
    void report(String id, ConnectionState state, @Nullable LastError error);

    /** Notes that messages came or went; written down lazily. */
    void sawInbound(String id, Instant at);

    void sawOutbound(String id, Instant at);

    /** Counts a webhook with a wrong signature; nothing else of it is kept. */
    void rejected(String id);

    /** @param settings by the names in {@code connector.yaml}, secrets in clear */
    record Declaration(String id, String channel, Origin origin, Map<String, String> settings, @Nullable String queue,
            @Nullable String bot) {

        @Override
        public String toString() {
            return "connection " + id + " (" + channel + ")";
        }
    }

    /**
     * Where a connection was declared: in configuration, which wins at every start, in the inbox, or with a bot whose
     * customers come through it alone.
     */
    enum Origin { CONFIGURATION, INBOX, BOT }

    /** A declaration that cannot work, and why. */
    class InvalidConnection extends Exception {
        public InvalidConnection(String message) {
            super(message);
        }
    }
}
