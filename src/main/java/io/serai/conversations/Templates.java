package io.serai.conversations;

import io.serai.accounts.Access;
import io.serai.accounts.Action;
import io.serai.accounts.Caller;
import io.serai.connectors.ChannelConnector;
import io.serai.connectors.ConnectionSettings;
import io.serai.connectors.Connectors;
import io.serai.connectors.SendFailure;
import io.serai.connectors.TemplateInfo;
import io.serai.problems.ProblemCode;
import io.serai.problems.Refusal;
import io.serai.settings.Connections;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The templates that providers approved, as they were when last asked for. */
@Component
public class Templates {

    private final JdbcClient jdbc;
    private final JsonColumns json;
    private final Access access;
    private final Connections connections;
    private final Connectors connectors;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Templates(JdbcClient jdbc, JsonColumns json, Access access, Connections connections, Connectors connectors,
            TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.access = access;
        this.connections = connections;
        this.connectors = connectors;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A connection of which nothing is known yet is asked for its templates by the first who looks. */
    public List<TemplateInfo> list(Caller caller, String connection) {
        access.require(caller, Action.TEMPLATES_SEE);
        ConnectionSettings settings = find(connection);
        List<TemplateInfo> known = stored(connection);
        boolean has = connectors.descriptor(settings.channel()).map(channel -> channel.abilities().templates()).orElse(false);
        return known.isEmpty() && has ? fetch(settings) : known;
    }

    public List<TemplateInfo> sync(Caller caller, String connection) {
        access.require(caller, Action.TEMPLATES_SYNC);
        return fetch(find(connection));
    }

    private ConnectionSettings find(String connection) {
        return connections.find(connection).orElseThrow(() -> Refusal.notFound("connection", connection));
    }

    private List<TemplateInfo> stored(String connection) {
        return jdbc.sql("select template from templates where connection_id = ? order by name, language").param(connection)
            .query((row, number) -> json.parse(row.getString(1), "template", TemplateInfo.class)).list();
    }

    /** The provider is asked outside of any transaction: it may take its time. */
    private List<TemplateInfo> fetch(ConnectionSettings connection) {
        ChannelConnector connector = connectors.find(connection.channel())
            .orElseThrow(() -> Refusal.notFound("channel", connection.channel()));
        List<TemplateInfo> fetched;
        try {
            fetched = connector.templates(connection);
        } catch (SendFailure failed) {
            throw new Refusal(ProblemCode.UNAVAILABLE, "The provider did not tell its templates: "
                + failed.failure().message(), Map.of("failure", failed.failure()));
        }
        transaction.executeWithoutResult(status -> replace(connection.id(), fetched));
        return stored(connection.id());
    }

    private void replace(String connection, List<TemplateInfo> fetched) {
        Timestamp now = Timestamp.from(clock.instant());
        fetched.forEach(template -> jdbc.sql("""
                insert into templates (connection_id, name, language, template, synced_at) values (?, ?, ?, ?::jsonb, ?)
                on conflict (connection_id, name, language)
                    do update set template = excluded.template, synced_at = excluded.synced_at""")
            .params(connection, template.name(), template.language(), json.write(template), now).update());
        jdbc.sql("delete from templates where connection_id = ? and synced_at < ?").params(connection, now).update();
    }
}
