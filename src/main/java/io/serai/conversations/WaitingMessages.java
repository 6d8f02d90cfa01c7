package io.serai.conversations;

import io.serai.connectors.ConnectorDescriptor;
import io.serai.model.Content;
import io.serai.model.Failure;
import io.serai.model.FailureCode;
import io.serai.model.Message;
import io.serai.model.MessageStatus;
import io.serai.model.Translation;
import io.serai.model.TranslationState;
import io.serai.problems.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Messages of ours that wait for their translation: lets them go, or says why they will not. Joins the caller's transaction. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class WaitingMessages {

    private final JdbcClient jdbc;
    private final ConversationRows conversations;
    private final MessageStore messages;
    private final TranslatedMessages translated;
    private final Outbox outbox;
    private final ReplyRules rules;

    WaitingMessages(JdbcClient jdbc, ConversationRows conversations, MessageStore messages,
            TranslatedMessages translated, Outbox outbox, ReplyRules rules) {
        this.jdbc = jdbc;
        this.conversations = conversations;
        this.messages = messages;
        this.translated = translated;
        this.outbox = outbox;
        this.rules = rules;
    }

    /**
     * It is sent now: as its content in that language, which is what the customer receives.
     *
     * @return false if it does not wait any more
     */
    public boolean go(UUID id, Content content, String language, List<Translation> beside) {
        Optional<MessageState> waiting = waiting(id);
        waiting.ifPresent(message -> {
            FittedContent fitted = FittedContent.of(content, channel(message));
            try {
                new OutboundRules(channel(message)).check(fitted.content());
            } catch (Refusal unsendable) {
                fail(message, beside, "The translation is not what the channel can carry. " + unsendable.getMessage());
                return;
            }
            message.goesOutAs(fitted.content(), language);
            message.beside(settled(message, beside));
            if (!fitted.warnings().isEmpty()) {
                message.warn(fitted.warnings());
            }
            outbox.translated(id, message.connectionId, true);
            translated.save(List.of(message));
        });
        return waiting.isPresent();
    }

    /** It is not sent. A person may try again, send it as it is, or say how it reads. */
    public boolean refuse(UUID id, List<Translation> beside, String reason) {
        Optional<MessageState> waiting = waiting(id);
        waiting.ifPresent(message -> fail(message, beside, reason));
        return waiting.isPresent();
    }

    private void fail(MessageState message, List<Translation> beside, String reason) {
        message.report(MessageStatus.FAILED, new Failure(FailureCode.UNTRANSLATED, reason, true, null));
        message.beside(settled(message, beside));
        outbox.translated(message.id(), message.connectionId, false);
        translated.save(List.of(message));
    }

    private static List<Translation> settled(MessageState message, List<Translation> beside) {
        return TranslatedMessages.merged(message.before.translations().stream()
            .filter(one -> one.state() != TranslationState.WAITING).toList(), beside);
    }

    private Optional<MessageState> waiting(UUID id) {
        jdbc.sql("""
                select c.id from conversations c join messages m on m.conversation_id = c.id where m.id = ?
                for update of c""").param(id).query(UUID.class).optional();
        boolean waits = jdbc.sql("select exists (select from outbox where message_id = ? and state = 'translating')")
            .param(id).query(Boolean.class).single();
        return messages.lock(id).filter(message -> waits && message.deletedAt() == null
            && message.status() == MessageStatus.QUEUED);
    }

    private ConnectorDescriptor channel(MessageState message) {
        return rules.channel(jdbc.sql(ConversationRows.SELECT + "where c.id = ?")
            .param(message.before.conversationId()).query(conversations).single());
    }
}
