package io.serai.bots;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.bots.TurnTable.Taken;
import io.serai.conversations.ConversationRows;
import io.serai.conversations.MessageRows;
import io.serai.model.Conversation;
import io.serai.model.Message;
import io.serai.model.Phase;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a bot must know to answer: the conversation, the thread so far, and what it asked to have remembered. */
@Component
@Transactional(readOnly = true)
class TurnContexts {

    private final JdbcClient jdbc;
    private final ConversationRows conversations;
    private final MessageRows messages;
    private final ObjectMapper json;
    private final TurnSettings settings;

    TurnContexts(JdbcClient jdbc, ConversationRows conversations, MessageRows messages, ObjectMapper json,
            TurnSettings settings) {
        this.jdbc = jdbc;
        this.conversations = conversations;
        this.messages = messages;
        this.json = json;
        this.settings = settings;
    }

    /** Empty when the bot does not answer the conversation any more, or the message is gone. */
    Optional<Turn> of(Taken taken) {
        Optional<Conversation> conversation = jdbc.sql(ConversationRows.SELECT + "where c.id = ?")
            .param(taken.conversationId()).query(conversations).optional().filter(found -> isWith(taken.bot(), found));
        return conversation.flatMap(found -> message(taken.messageId()).map(message ->
            new Turn(taken.id(), found, message, before(taken), memory(taken), taken.attempt())));
    }

    static boolean isWith(String bot, Conversation conversation) {
        return conversation.phase() == Phase.BOT && bot.equals(conversation.bot());
    }

    private Optional<Message> message(UUID id) {
        return jdbc.sql("select " + MessageRows.COLUMNS + " from messages m where m.id = ? and m.deleted_at is null")
            .param(id).query(messages).optional();
    }

    /** Also what was answered since; not what else the customer wrote since: each of these is a turn of its own. */
    private List<Message> before(Taken taken) {
        return jdbc.sql("select " + MessageRows.COLUMNS + " from messages m where m.conversation_id = ? and "
                + "(m.seq < ? or m.direction = 'outbound') order by m.seq desc limit ?")
            .params(taken.conversationId(), taken.seq(), settings.history()).query(messages).list().reversed();
    }

    /** A bot is not told what another one remembered. */
    private ObjectNode memory(Taken taken) {
        return jdbc.sql("select memory from bot_memory where conversation_id = ? and bot = ?")
            .params(taken.conversationId(), taken.bot()).query(String.class).optional().map(this::parse)
            .orElseGet(json::createObjectNode);
    }

    private ObjectNode parse(String memory) {
        try {
            return (ObjectNode) json.readTree(memory);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("What a bot remembers is damaged", damaged);
        }
    }
}
