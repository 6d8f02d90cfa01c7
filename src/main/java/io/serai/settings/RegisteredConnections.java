package io.serai.settings;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.connectors.ConnectionSettings;
import io.serai.connectors.ConnectorDescriptor;
import io.serai.connectors.ConnectorDescriptor.Setting;
import io.serai.connectors.Connectors;
import io.serai.events.Event;
import io.serai.events.EventLog;
import io.serai.model.Connection.LastError;
import io.serai.model.ConnectionState;
import io.serai.settings.ConnectionStore.Stored;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The connections in memory, as they lie in the database. */
@Component
class RegisteredConnections implements Connections {

    private final ConnectionStore store;
    private final Connectors connectors;
    private final ConnectionActivity activity;
    private final SeraiSettings settings;
    private final Health health;
    private volatile Map<String, Stored> known = Map.of();

    RegisteredConnections(ConnectionStore store, Connectors connectors, ConnectionActivity activity,
            SeraiSettings settings, Health health) {
        this.store = store;
        this.connectors = connectors;
        this.activity = activity;
        this.settings = settings;
        this.health = health;
        refresh();
    }

    /** Reads again what may have changed on another gateway. */
    final void refresh() {
        known = store.load().stream().collect(Collectors.toUnmodifiableMap(row -> row.settings().id(), row -> row));
    }

    @Override
    public Optional<ConnectionSettings> find(String id) {
        return Optional.ofNullable(known.get(id)).filter(RegisteredConnections::serves).map(Stored::settings);
    }

    @Override
    public List<ConnectionSettings> all() {
        return known.values().stream().filter(RegisteredConnections::serves).map(Stored::settings).toList();
    }

    private static boolean serves(Stored row) {
        return row.state() != ConnectionState.DISABLED;
    }

    @Override
    public Optional<String> queue(String id) {
        return Optional.ofNullable(known.get(id)).map(Stored::queue);
    }

    @Override
    public Optional<String> bot(String id) {
        return Optional.ofNullable(known.get(id)).map(Stored::bot);
    }

    @Override
    public boolean belongsToABot(String id) {
        return Optional.ofNullable(known.get(id)).filter(row -> row.origin().equals("bot")).isPresent();
    }

    @Override
    public void answerWith(String id, @Nullable String bot) {
        store.bot(id, bot);
        refresh();
    }

    @Override
    public Optional<ConnectionSettings> owner(ConnectionSettings addressed, String account) {
        if (account.isEmpty() || accounts(addressed).contains(account)) {
            return Optional.of(addressed);
        }
        return all().stream().filter(other -> other.channel().equals(addressed.channel()))
            .filter(other -> other.optional("app-secret").equals(addressed.optional("app-secret")))
            .filter(other -> accounts(other).contains(account)).findFirst();
    }

    private Set<String> accounts(ConnectionSettings connection) {
        return declared(connection.channel()).filter(Setting::account).map(Setting::name)
            .flatMap(name -> connection.optional(name).stream()).collect(Collectors.toSet());
    }

    private Stream<Setting> declared(String channel) {
        return connectors.descriptor(channel).map(ConnectorDescriptor::settings).stream().flatMap(List::stream);
    }

    @Override
    public void declare(Declaration declaration) throws InvalidConnection {
        check(declaration);
        Set<String> secrets = declared(declaration.channel()).filter(Setting::secret).map(Setting::name)
            .collect(Collectors.toSet());
        if (declaration.queue() != null) {
            store.ensureQueue(declaration.queue());
        }
        store.save(declaration, secrets);
        refresh();
    }

    private void check(Declaration declaration) throws InvalidConnection {
        String which = "Connection '" + declaration.id() + "'";
        if (!declaration.id().matches("[a-z0-9][a-z0-9-]{0,62}")) {
            throw new InvalidConnection(which + ": an id is up to 63 lower-case letters, digits and hyphens");
        }
        if (connectors.descriptor(declaration.channel()).isEmpty()) {
            throw new InvalidConnection(which + ": there is no channel '" + declaration.channel() + "'. There are "
                + connectors.descriptors().stream().map(ConnectorDescriptor::id).collect(Collectors.joining(", ")));
        }
        Set<String> unknown = new HashSet<>(declaration.settings().keySet());
        declared(declaration.channel()).map(Setting::name).forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            throw new InvalidConnection(which + ": " + declaration.channel() + " has no setting " + String.join(", ", unknown));
        }
        List<String> missing = declared(declaration.channel()).filter(Setting::required).map(Setting::name)
            .filter(name -> declaration.settings().getOrDefault(name, "").isBlank()).toList();
        if (!missing.isEmpty()) {
            throw new InvalidConnection(which + ": " + String.join(", ", missing) + " must be set");
        }
    }

    @Override
    public void remove(String id) {
        report(id, ConnectionState.DISABLED, null);
    }

    @Override
    public String webhookUrl(String id) {
        return settings.publicUrl() + "/webhooks/" + id;
    }

    @Override
    public void report(String id, ConnectionState state, @Nullable LastError error) {
        health.report(id, state, error, webhookUrl(id));
        refresh();
    }

    @Override
    public void sawInbound(String id, Instant at) {
        activity.sawInbound(id, at);
    }

    @Override
    public void sawOutbound(String id, Instant at) {
        activity.sawOutbound(id, at);
    }

    @Override
    public void rejected(String id) {
        activity.rejected(id);
    }

    /** Writes a state and tells everybody of a change, together. */
    @Component
    static class Health {

        private final ConnectionStore store;
        private final EventLog events;
        private final TransactionTemplate transaction;
        private final ObjectMapper json;

        Health(ConnectionStore store, EventLog events, TransactionTemplate transaction, ObjectMapper json) {
            this.store = store;
            this.events = events;
            this.transaction = transaction;
            this.json = json;
        }

        void report(String id, ConnectionState state, @Nullable LastError error, String webhookUrl) {
            transaction.executeWithoutResult(tx -> store.report(id, state, error).ifPresent(connection -> events.append(List.of(
                new Event.New("channel.health", id, 0, Event.Scope.EVERYONE, json.createObjectNode()
                    .set("connection", json.valueToTree(connection)))))));
        }
    }
}
