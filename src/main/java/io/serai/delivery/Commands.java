package io.serai.delivery;

import io.serai.connectors.ConnectionSettings;
import io.serai.connectors.OutboundCommand;
import io.serai.connectors.SendFailure;
import io.serai.conversations.ContactRows;
import io.serai.conversations.MessageRows;
import io.serai.conversations.Outbox;
import io.serai.conversations.ReplyWindows;
import io.serai.model.Failure;
import io.serai.model.FailureCode;
import io.serai.model.Identity;
import io.serai.model.IdentityKind;
import io.serai.model.Message;
import io.serai.model.MessageStatus;
import io.serai.model.ReplyPolicy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Makes a command for the connector of a row of the outbox, of what the database says at this moment. */
@Component
class Commands {

    private static final String SELECT = "select " + MessageRows.COLUMNS + ", " + ContactRows.COLUMNS + """
        , c.channel, c.last_inbound_at,
            (select q.external_id from messages q where q.id = (m.reply_to ->> 'messageId')::uuid) as quoted
        from messages m join conversations c on c.id = m.conversation_id join contacts k on k.id = c.contact_id
        where m.id = ?""";

    /** A user name is only good for being shown. */
    private static final List<IdentityKind> ADDRESSES =
        List.of(IdentityKind.PHONE, IdentityKind.USER_ID, IdentityKind.VISITOR, IdentityKind.USERNAME);

    private final JdbcClient jdbc;
    private final OutboxTable table;
    private final MessageRows messages;
    private final ContactRows contacts;
    private final ReplyWindows windows;
    private final OutboundCommand.Files files;

    Commands(JdbcClient jdbc, OutboxTable table, MessageRows messages, ContactRows contacts, ReplyWindows windows,
            OutboundCommand.Files files) {
        this.jdbc = jdbc;
        this.table = table;
        this.messages = messages;
        this.contacts = contacts;
        this.windows = windows;
        this.files = files;
    }

    /** What a row comes to, now that it is its turn. */
    sealed interface Loaded {
    }

    /** @param partsDone how many calls had been accepted, by what is known now */
    record Ready(OutboundCommand command, int partsDone) implements Loaded {
    }

    record Refused(Failure failure) implements Loaded {
    }

    /** It was settled elsewhere, or what it is about is gone. */
    record Moot(String state) implements Loaded {
    }

    /** What was to be sent cannot be read, now or ever: nothing was sent. */
    static final class Unreadable extends RuntimeException {
        private Unreadable(RuntimeException cause) {
            super(cause.getClass().getName(), cause);
        }
    }

    Loaded load(OutboxRow row, ConnectionSettings connection) {
        try {
            return read(row, connection);
        } catch (RuntimeException unreadable) {
            throw new Unreadable(unreadable);
        }
    }

    private Loaded read(OutboxRow row, ConnectionSettings connection) {
        if (row.command() instanceof Outbox.Thread thread) {
            return thread(row, thread, connection);
        }
        UUID messageId = switch (row.command()) {
            case Outbox.Message message -> message.messageId();
            case Outbox.Reaction reaction -> reaction.messageId();
            case Outbox.Read read -> read.messageId();
            case Outbox.Thread thread -> throw new IllegalStateException("It is about no message");
        };
        Optional<Facts> found = jdbc.sql(SELECT).param(messageId)
            .query((facts, number) -> facts(facts, connection)).optional();
        if (found.isEmpty() || found.get().message().deletedAt() != null) {
            return new Moot("failed");
        }
        Facts facts = found.get();
        if (facts.to().isEmpty()) {
            return new Refused(SendFailure.of(FailureCode.RECIPIENT_GONE,
                "The contact has no address on this connection any more", false));
        }
        return switch (row.command()) {
            case Outbox.Message message -> message(row, facts);
            case Outbox.Reaction reaction -> facts.message().externalId() == null ? new Moot("failed")
                : new Ready(new OutboundCommand.SendReaction(reaction.messageId(), facts.to(),
                    facts.message().externalId(), emoji(reaction)), row.partsDone());
            case Outbox.Read read -> facts.message().externalId() == null ? new Moot("done")
                : new Ready(new OutboundCommand.MarkRead(facts.to(), facts.message().externalId()), row.partsDone());
            case Outbox.Thread thread -> throw new IllegalStateException("It is about no message");
        };
    }

    private Loaded thread(OutboxRow row, Outbox.Thread thread, ConnectionSettings connection) {
        List<Identity> to = jdbc.sql("select " + ContactRows.COLUMNS + " from conversations c "
                + "join contacts k on k.id = c.contact_id where c.id = ?").param(row.conversationId())
            .query((facts, number) -> addresses(facts, connection)).optional().orElse(List.of());
        return to.isEmpty() ? new Moot("failed")
            : new Ready(new OutboundCommand.ThreadControl(to, thread.command(), thread.to()), row.partsDone());
    }

    /** For a sign of writing: whom it is shown to, and the newest of their messages. */
    Optional<OutboundCommand.Typing> typing(UUID conversationId, boolean on, ConnectionSettings connection) {
        return jdbc.sql("select " + ContactRows.COLUMNS + """
                , (select m.external_id from messages m where m.conversation_id = c.id and m.direction = 'inbound'
                   order by m.seq desc limit 1) as last_inbound
                from conversations c join contacts k on k.id = c.contact_id where c.id = ?""")
            .param(conversationId)
            .query((row, number) -> new OutboundCommand.Typing(addresses(row, connection),
                row.getString("last_inbound"), on))
            .optional().filter(typing -> !typing.to().isEmpty());
    }

    private Loaded message(OutboxRow row, Facts facts) {
        Message message = facts.message();
        MessageStatus status = message.status();
        if (status == MessageStatus.FAILED) {
            return new Moot("failed");
        }
        Optional<Failure> closed = ReplyRules.refusal(facts.policy(), message.author(), message.content());
        // A person sends again what nobody knew of, and meanwhile a webhook proved that its first part had arrived.
        boolean firstArrived = row.partsDone() == 0 && status.after(MessageStatus.UNKNOWN) && table.wasDoubtful(row);
        if (closed.isPresent() && !firstArrived) {
            return new Refused(closed.get());
        }
        return new Ready(new OutboundCommand.SendMessage(message.id(), facts.to(), message.author(), message.content(),
            facts.quoted(), facts.policy(), files), firstArrived ? 1 : row.partsDone());
    }

    private Facts facts(ResultSet row, ConnectionSettings connection) throws SQLException {
        Message message = messages.read(row);
        Timestamp lastInbound = row.getTimestamp("last_inbound_at");
        ReplyPolicy policy = windows.policy(row.getString("channel"),
            lastInbound == null ? null : lastInbound.toInstant());
        String quoted = row.getString("quoted");
        if (quoted == null && message.replyTo() != null) {
            quoted = message.replyTo().externalId();
        }
        return new Facts(message, addresses(row, connection), quoted, policy);
    }

    private List<Identity> addresses(ResultSet row, ConnectionSettings connection) throws SQLException {
        return contacts.read(row).identities().stream()
            .filter(identity -> identity.connectionId().equals(connection.id()))
            .sorted(Comparator.comparing(identity -> ADDRESSES.indexOf(identity.kind())))
            .toList();
    }

    private static @Nullable String emoji(Outbox.Reaction reaction) {
        return reaction.emoji() == null || reaction.emoji().isEmpty() ? null : reaction.emoji();
    }

    private record Facts(Message message, List<Identity> to, @Nullable String quoted, ReplyPolicy policy) {
    }
}
