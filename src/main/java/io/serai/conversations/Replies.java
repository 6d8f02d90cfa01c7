package io.serai.conversations;

import io.serai.accounts.Action;
import io.serai.accounts.Caller;
import io.serai.accounts.Role;
import io.serai.model.Content;
import io.serai.model.Conversation;
import io.serai.model.ConversationStatus;
import io.serai.model.Message;
import io.serai.model.ReplyMode;
import io.serai.model.ReplyPolicy;
import io.serai.problems.ProblemCode;
import io.serai.problems.Refusal;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Says what an agent or a bot wants to say: message, outbox row, conversation and events in one transaction. */
@Component
@Transactional
public class Replies {

    private static final int LONGEST_CLIENT_ID = 100;

    private final JdbcClient jdbc;
    private final MessageRows rows;
    private final Desk desk;
    private final Moves moves;
    private final Handling handling;
    private final ReplyContents contents;
    private final OutboundMessages outbound;
    private final AfterReply after;

    Replies(JdbcClient jdbc, MessageRows rows, Desk desk, Moves moves, Handling handling, ReplyContents contents,
            OutboundMessages outbound, AfterReply after) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.desk = desk;
        this.moves = moves;
        this.handling = handling;
        this.contents = contents;
        this.outbound = outbound;
        this.after = after;
    }

    /** @param clientId the id that the sender's client gave the message, by which a repeated send is known */
    public record Reply(@Nullable String clientId, @Nullable Content content, @Nullable Quoted replyTo,
            OutboundLanguage.@Nullable Wish translate) {

        public Reply(@Nullable String clientId, @Nullable Content content, @Nullable Quoted replyTo) {
            this(clientId, content, replyTo, null);
        }
    }

    public record Quoted(@Nullable UUID messageId) {
    }

    public Message send(Caller caller, UUID conversationId, Reply reply) {
        String clientId = reply.clientId();
        OutboundRules.demand(clientId != null && !clientId.isBlank() && clientId.length() <= LONGEST_CLIENT_ID, "clientId",
            "A message needs an id of its sender's making, of at most " + LONGEST_CLIENT_ID + " characters");
        Content content = reply.content();
        OutboundRules.demand(content != null, "content", "There is nothing to send");
        Conversation conversation = desk.open(caller, Action.CONVERSATIONS_REPLY, conversationId);
        return sentBefore(conversationId, clientId).orElseGet(() -> sendNew(caller, conversation, clientId, reply));
    }

    private Optional<Message> sentBefore(UUID conversationId, String clientId) {
        return jdbc.sql("select " + MessageRows.COLUMNS + " from messages m where m.conversation_id = ? and m.client_id = ?")
            .params(conversationId, clientId).query(rows).optional();
    }

    private Message sendNew(Caller caller, Conversation conversation, String clientId, Reply reply) {
        requireTurn(caller, conversation);
        UUID quoted = reply.replyTo() == null ? null : reply.replyTo().messageId();
        var prepared = contents.prepare(caller, conversation, reply.content(), quoted);
        takePart(caller, conversation);
        Message message = outbound.write(caller.author(), desk.read(conversation.id()), prepared, clientId,
            reply.translate());
        after.sent(caller, message);
        return message;
    }

    /** A bot speaks only while the conversation is its own: from the moment a person is asked for, it is refused. */
    static void requireTurn(Caller caller, Conversation conversation) {
        String bot = caller.botId();
        if (bot != null && caller.role() != Role.BOT) {
            requireNobody(conversation);
        } else if (bot != null) {
            Life.after(conversation.phase(), Move.BOT_WRITES);
            if (!bot.equals(conversation.bot()) && !bot.equals(conversation.connectionId())) {
                throw Refusal.conflict("Another bot answers this conversation", Map.of("phase", conversation.phase()));
            }
        }
        if (conversation.threadOwner() != null) {
            throw new Refusal(ProblemCode.REPLY_NOT_ALLOWED, "Another app (" + conversation.threadOwner()
                + ") answers this conversation now. Take control of the thread first",
                Map.of("threadOwner", conversation.threadOwner(), "replyPolicy", new ReplyPolicy(ReplyMode.CLOSED, null)));
        }
    }

    /** What a route of an integrator's says is in nobody's turn, and never over a person either. */
    private static void requireNobody(Conversation conversation) {
        if (conversation.phase().held()) {
            throw Refusal.conflict("A person answers this conversation: no bot may speak in it",
                Map.of("phase", conversation.phase()));
        }
    }

    /** Whoever answers what nobody has, has it; whoever answers what a colleague has, takes part. */
    private void takePart(Caller caller, Conversation conversation) {
        if (conversation.status() == ConversationStatus.RESOLVED) {
            handling.reopen(caller, conversation);
        } else {
            Desk.requireUnderWay(conversation);
        }
        UUID me = caller.agentId();
        Conversation now = desk.read(conversation.id());
        if (me == null || me.equals(now.assignee())) {
            return;
        }
        if (now.assignee() == null) {
            handling.give(caller, now, me, caller.name());
        } else if (!now.participants().contains(me)) {
            moves.make(now, Step.of(Move.JOIN, caller.author())
                .seated(seat -> seat.withParticipants(Seat.plus(seat.participants(), me))));
        }
    }
}
