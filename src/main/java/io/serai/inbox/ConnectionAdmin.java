package io.serai.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.accounts.Access;
import io.serai.accounts.Action;
import io.serai.accounts.AuditLog;
import io.serai.accounts.Caller;
import io.serai.connectors.ConnectionSettings;
import io.serai.connectors.ConnectorDescriptor;
import io.serai.connectors.ConnectorDescriptor.Setting;
import io.serai.connectors.Connectors;
import io.serai.delivery.Backlog;
import io.serai.model.Connection;
import io.serai.model.Connection.LastError;
import io.serai.model.ConnectionState;
import io.serai.problems.Refusal;
import io.serai.settings.Connections;
import io.serai.settings.Connections.Declaration;
import io.serai.settings.Connections.InvalidConnection;
import io.serai.settings.Connections.Origin;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Connections as administrators add, change and remove them. What configuration declares is changed there. */
@Component
class ConnectionAdmin {

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Connections connections;
    private final Connectors connectors;
    private final Backlog backlog;
    private final Access access;
    private final AuditLog audit;

    ConnectionAdmin(JdbcClient jdbc, ObjectMapper json, Connections connections, Connectors connectors, Backlog backlog,
            Access access, AuditLog audit) {
        this.jdbc = jdbc;
        this.json = json;
        this.connections = connections;
        this.connectors = connectors;
        this.backlog = backlog;
        this.access = access;
        this.audit = audit;
    }

    List<ConnectionView> list(Caller caller) {
        access.require(caller, Action.CONNECTIONS_SEE);
        Map<String, Long> waiting = backlog.waiting();
        return jdbc.sql("select * from connections order by id")
            .query((row, number) -> view(caller, row, waiting.getOrDefault(row.getString("id"), 0L))).list();
    }

    ConnectionView get(Caller caller, String id) {
        return list(caller).stream().filter(view -> view.connection().id().equals(id)).findFirst()
            .orElseThrow(() -> Refusal.notFound("connection", id));
    }

    @Transactional
    ConnectionView create(Caller caller, String id, String channel, Map<String, String> settings, @Nullable String queue) {
        access.require(caller, Action.CONNECTIONS_MANAGE);
        if (jdbc.sql("select exists (select from connections where id = ? and state <> 'disabled')").param(id)
                .query(Boolean.class).single()) {
            throw Refusal.conflict("There is a connection '" + id + "' already", Map.of("id", id));
        }
        declare(new Declaration(id, channel, Origin.INBOX, settings, queue, null));
        audit.record(caller.actor(), "connection.created", id, Map.of("channel", channel));
        return get(caller, id);
    }

    /** @param keepQueue whether the request said nothing of the queue */
    @Transactional
    ConnectionView change(Caller caller, String id, Map<String, String> settings, @Nullable String queue,
            boolean keepQueue) {
        access.require(caller, Action.CONNECTIONS_MANAGE);
        ConnectionView before = own(caller, id);
        Map<String, String> merged = new LinkedHashMap<>(connections.find(id).map(ConnectionSettings::values)
            .orElse(Map.of()));
        settings.forEach((name, value) -> {
            if (!ConnectionView.HIDDEN.equals(value)) {
                merged.put(name, value);
            }
        });
        declare(new Declaration(id, before.connection().channel(), Origin.INBOX, merged,
            keepQueue ? before.queue() : queue, before.bot()));
        audit.record(caller.actor(), "connection.updated", id, Map.of("settings", settings.keySet()));
        return get(caller, id);
    }

    @Transactional
    void remove(Caller caller, String id) {
        access.require(caller, Action.CONNECTIONS_MANAGE);
        own(caller, id);
        connections.remove(id);
        audit.record(caller.actor(), "connection.removed", id, Map.of());
    }

    private ConnectionView own(Caller caller, String id) {
        ConnectionView view = get(caller, id);
        if (connections.belongsToABot(id)) {
            throw Refusal.conflict("Connection '" + id + "' belongs to the bot of this name: change it there",
                Map.of("origin", "bot"));
        }
        if (view.origin().equals("configuration")) {
            throw Refusal.conflict("Connection '" + id + "' is declared in configuration: change it there",
                Map.of("origin", "configuration"));
        }
        return view;
    }

    private void declare(Declaration declaration) {
        try {
            connections.declare(declaration);
        } catch (InvalidConnection reason) {
            throw Refusal.invalid("settings", reason.getMessage());
        }
    }

    private ConnectionView view(Caller caller, ResultSet row, long waiting) throws SQLException {
        String id = row.getString("id");
        String channel = row.getString("channel");
        ConnectorDescriptor descriptor = connectors.descriptor(channel).orElse(null);
        Map<String, String> stored = parse(row.getString("settings"), new TypeReference<>() { });
        String title = stored.getOrDefault("title", descriptor == null ? channel : descriptor.title());
        String error = row.getString("last_error");
        Connection connection = new Connection(id, channel, ConnectionState.of(row.getString("state")),
            instant(row.getTimestamp("last_inbound_at")), instant(row.getTimestamp("last_outbound_at")),
            error == null ? null : parse(error, new TypeReference<LastError>() { }), connections.webhookUrl(id));
        Map<String, String> settings = access.may(caller, Action.CONNECTIONS_MANAGE) ? shown(id, descriptor, stored)
            : Map.of();
        return new ConnectionView(connection, title, row.getString("queue"), row.getString("bot"),
            row.getString("origin"), settings, descriptor, row.getLong("rejected"), waiting);
    }

    /** Secrets are nowhere in the answer: only that they are set. */
    private Map<String, String> shown(String id, @Nullable ConnectorDescriptor descriptor, Map<String, String> stored) {
        Set<String> secrets = descriptor == null ? Set.of() : descriptor.settings().stream().filter(Setting::secret)
            .map(Setting::name).collect(Collectors.toSet());
        Map<String, String> shown = new TreeMap<>(stored);
        connections.find(id).ifPresent(settings -> settings.values().keySet().stream().filter(secrets::contains)
            .forEach(name -> shown.put(name, ConnectionView.HIDDEN)));
        shown.replaceAll((name, value) -> secrets.contains(name) ? ConnectionView.HIDDEN : value);
        return shown;
    }

    private <T> T parse(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("A column of connections is not JSON", damaged);
        }
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
