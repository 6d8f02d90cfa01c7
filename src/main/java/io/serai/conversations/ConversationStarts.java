package io.serai.conversations;

import static io.serai.conversations.OutboundRules.demand;

import io.serai.accounts.Access;
import io.serai.accounts.Action;
import io.serai.accounts.Caller;
import io.serai.connectors.ConnectionSettings;
import io.serai.model.Content;
import io.serai.model.Handler;
import io.serai.model.Identity;
import io.serai.model.IdentityKind;
import io.serai.model.Ids;
import io.serai.model.Phase;
import io.serai.problems.Refusal;
import io.serai.settings.Connections;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes to somebody first: in the conversation that is under way with them, or in a new one. */
@Component
@Transactional
public class ConversationStarts {

    private final JdbcClient jdbc;
    private final Connections connections;
    private final Access access;
    private final Desk desk;
    private final Replies replies;
    private final ConversationViews views;
    private final Moves moves;
    private final WaitingPlaces places;
    private final Ids ids;
    private final Clock clock;

    ConversationStarts(JdbcClient jdbc, Connections connections, Access access, Desk desk, Replies replies,
            ConversationViews views, Moves moves, WaitingPlaces places, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.connections = connections;
        this.access = access;
        this.desk = desk;
        this.replies = replies;
        this.views = views;
        this.moves = moves;
        this.places = places;
        this.ids = ids;
        this.clock = clock;
    }

    public record Start(@Nullable String connectionId, @Nullable Recipient to, @Nullable Content content,
            @Nullable String clientId) {
    }

    public record Recipient(@Nullable IdentityKind kind, @Nullable String value) {
    }

    public ConversationView start(Caller caller, Start start) {
        access.require(caller, Action.CONVERSATIONS_START);
        demand(start.connectionId() != null, "connectionId", "Over which connection is not said");
        ConnectionSettings connection = connections.find(start.connectionId()).orElseThrow(() ->
            Refusal.invalid("connectionId", "There is no connection '" + start.connectionId() + "' that is in use"));
        demand(start.content() instanceof Content.Template, "content", "Whoever writes first sends a template");
        Identity to = identity(connection, start.to());
        UUID contact = find(to).orElseGet(() -> meet(to));
        UUID conversation = underWay(connection.id(), contact).orElseGet(() -> begin(caller, connection, contact));
        String clientId = start.clientId() == null ? ids.next().toString() : start.clientId();
        replies.send(caller, conversation, new Replies.Reply(clientId, start.content(), null));
        return views.of(caller.agentId(), conversation);
    }

    private static Identity identity(ConnectionSettings connection, @Nullable Recipient to) {
        demand(to != null && to.kind() != null && to.value() != null && !to.value().isBlank(), "to",
            "To whom is not said: {\"kind\": \"phone\", \"value\": \"+49 151 …\"}");
        demand(to.kind() == IdentityKind.PHONE || to.kind() == IdentityKind.USER_ID, "to.kind", "phone or user-id");
        String value = to.kind() == IdentityKind.PHONE ? to.value().replaceAll("[^0-9]", "") : to.value().strip();
        demand(to.kind() != IdentityKind.PHONE || value.matches("[1-9][0-9]{5,14}"), "to.value",
            "This is not a telephone number with its country code");
        demand(value.length() <= 200, "to.value", "At most 200 characters");
        return new Identity(connection.id(), connection.channel(), to.kind(), value);
    }

    private Optional<UUID> find(Identity to) {
        return jdbc.sql("select contact_id from identities where connection_id = ? and kind = ? and value = ?")
            .params(to.connectionId(), to.kind().spelling(), to.value()).query(UUID.class).optional();
    }

    private UUID meet(Identity to) {
        UUID contact = ids.next();
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.sql("insert into contacts (id, name, created_at, updated_at) values (?, ?, ?, ?)")
            .params(contact, to.kind() == IdentityKind.PHONE ? "+" + to.value() : null, now, now).update();
        jdbc.sql("""
                insert into identities (connection_id, kind, value, channel, contact_id, created_at)
                values (?, ?, ?, ?, ?, ?)""")
            .params(to.connectionId(), to.kind().spelling(), to.value(), to.channel(), contact, now).update();
        return contact;
    }

    private Optional<UUID> underWay(String connection, UUID contact) {
        return jdbc.sql("""
                select id from conversations where connection_id = ? and contact_id = ? and status in ('open', 'pending')""")
            .params(connection, contact).query(UUID.class).optional();
    }

    private UUID begin(Caller caller, ConnectionSettings connection, UUID contact) {
        Phase phase = caller.agentId() == null ? Phase.QUEUED : Phase.ACTIVE;
        UUID id = ids.next();
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.sql("""
                insert into conversations (id, connection_id, channel, contact_id, status, phase, handler, assignee, queue,
                    queued_at, created_at, updated_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
            .params(id, connection.id(), connection.channel(), contact, phase.status().spelling(), phase.spelling(),
                phase.handler(Handler.QUEUE).spelling(), caller.agentId(), places.forWaiting(null, connection.id()),
                phase == Phase.QUEUED ? now : null, now, now)
            .update();
        moves.began(desk.read(id), caller.author());
        return id;
    }
}
