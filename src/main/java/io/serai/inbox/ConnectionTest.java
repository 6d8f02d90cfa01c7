package io.serai.inbox;

import io.serai.accounts.Access;
import io.serai.accounts.Action;
import io.serai.accounts.Caller;
import io.serai.connectors.ChannelConnector;
import io.serai.connectors.ConnectionSettings;
import io.serai.connectors.ConnectorDescriptor;
import io.serai.connectors.ConnectorDescriptor.Setting;
import io.serai.connectors.Connectors;
import io.serai.connectors.ProviderHttp;
import io.serai.connectors.ProviderHttp.ProviderRequest;
import io.serai.connectors.SendFailure;
import io.serai.problems.Refusal;
import io.serai.settings.Connections;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whether a connection could work: what it needs is set, its provider answers, and where that can be asked, lets us in. */
@Component
class ConnectionTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Connections connections;
    private final Connectors connectors;
    private final ProviderHttp http;
    private final Access access;

    ConnectionTest(Connections connections, Connectors connectors, ProviderHttp http, Access access) {
        this.connections = connections;
        this.connectors = connectors;
        this.http = http;
        this.access = access;
    }

    record Result(boolean ok, List<Check> checks) {
    }

    record Check(String name, boolean ok, String message) {
    }

    Result run(Caller caller, String id) {
        access.require(caller, Action.CONNECTIONS_MANAGE);
        ConnectionSettings connection = connections.find(id).orElseThrow(() -> Refusal.notFound("connection in use", id));
        ConnectorDescriptor descriptor = connectors.descriptor(connection.channel())
            .orElseThrow(() -> Refusal.notFound("channel", connection.channel()));
        List<Check> checks = new ArrayList<>(List.of(settings(connection, descriptor)));
        apiUrl(connection, descriptor).map(this::reach).ifPresent(checks::add);
        connectors.find(connection.channel()).filter(connector -> descriptor.abilities().templates())
            .map(connector -> letIn(connector, connection)).ifPresent(checks::add);
        return new Result(checks.stream().allMatch(Check::ok), checks);
    }

    private static Check settings(ConnectionSettings connection, ConnectorDescriptor descriptor) {
        List<String> missing = descriptor.settings().stream().filter(Setting::required).map(Setting::name)
            .filter(name -> connection.optional(name).isEmpty()).toList();
        return new Check("settings", missing.isEmpty(), missing.isEmpty() ? "Everything that is needed is set"
            : "Missing: " + String.join(", ", missing));
    }

    private static Optional<String> apiUrl(ConnectionSettings connection, ConnectorDescriptor descriptor) {
        return connection.optional("api-url").or(() -> descriptor.settings().stream()
            .filter(setting -> setting.name().equals("api-url")).findFirst().map(Setting::defaultValue));
    }

    /** Any answer will do: it shows that the way there is open. */
    private Check reach(String url) {
        try {
            http.exchange(new ProviderRequest("GET", URI.create(url), Map.of(), new byte[0], PATIENCE));
            return new Check("provider", true, "The provider answers");
        } catch (SendFailure | IllegalArgumentException failed) {
            return new Check("provider", false, "The provider cannot be reached: " + failed.getMessage());
        }
    }

    private static Check letIn(ChannelConnector connector, ConnectionSettings connection) {
        try {
            connector.templates(connection);
            return new Check("authorisation", true, "The provider accepts the credentials");
        } catch (SendFailure failed) {
            return new Check("authorisation", false, failed.failure().message());
        }
    }
}
