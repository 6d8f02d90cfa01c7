package io.serai.conversations;

import io.serai.database.ManyRows;
import io.serai.events.Event;
import io.serai.events.EventLog;
import io.serai.model.Message;
import io.serai.model.Translation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes beside messages what became known of their languages, with the events that tell of it. Joins the caller's
 * transaction; locks conversations before messages, each in order of id, as every writer does.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class TranslatedMessages {

    private final JdbcTemplate jdbc;
    private final MessageStore messages;
    private final ConversationRows conversations;
    private final ConversationEvents events;
    private final EventLog log;
    private final JsonColumns json;

    TranslatedMessages(JdbcTemplate jdbc, MessageStore messages, ConversationRows conversations,
            ConversationEvents events, EventLog log, JsonColumns json) {
        this.jdbc = jdbc;
        this.messages = messages;
        this.conversations = conversations;
        this.events = events;
        this.log = log;
        this.json = json;
    }

    /**
     * What was found out about one message.
     *
     * @param editedAt as it was when it was read: what was edited since is another message
     * @param language what it is written in; absent: as it was
     * @param beside   take the place of those in the same languages, but for what a person wrote
     */
    public record News(UUID message, UUID conversation, @Nullable Instant editedAt, @Nullable String language,
            List<Translation> beside) {
    }

    /** @return the messages that changed, as they are now */
    public List<Message> write(Collection<News> news) {
        lock(news.stream().map(News::conversation).toList());
        Map<UUID, News> byMessage = news.stream().collect(Collectors.toMap(News::message, Function.identity()));
        List<MessageState> states = messages.lock(byMessage.keySet());
        states.forEach(state -> apply(Objects.requireNonNull(byMessage.get(state.id())), state));
        return save(states.stream().filter(state -> state.changed).toList());
    }

    private static void apply(News news, MessageState state) {
        if (state.deletedAt() != null || !Objects.equals(state.before.editedAt(), news.editedAt())) {
            return;
        }
        if (news.language() != null) {
            state.written(news.language());
        }
        state.beside(merged(state.before.translations(), news.beside()));
    }

    static List<Translation> merged(List<Translation> known, List<Translation> news) {
        List<Translation> merged = new ArrayList<>(known);
        for (Translation one : news) {
            boolean kept = merged.stream().anyMatch(had -> had.language().equals(one.language())
                && (Translation.ORIGINAL.equals(had.engine())
                    || Translation.PERSON.equals(had.engine()) && !Translation.PERSON.equals(one.engine())));
            if (!kept) {
                merged.removeIf(had -> had.language().equals(one.language()));
                merged.add(one);
            }
        }
        return merged;
    }

    /** A person said in which language a message is: what engines made of it before is worth nothing. */
    public List<Message> relabel(UUID conversation, UUID message, String language) {
        lock(List.of(conversation));
        List<MessageState> states = messages.lock(List.of(message));
        for (MessageState state : states) {
            state.written(language);
            state.beside(state.before.translations().stream().filter(one -> Translation.PERSON.equals(one.engine())
                || Translation.ORIGINAL.equals(one.engine())).toList());
        }
        return save(states.stream().filter(state -> state.changed).toList());
    }

    /** Notes the languages of messages of which there is nothing more to tell: without an event. */
    public void note(Map<UUID, String> languages) {
        ManyRows rows = ManyRows.of("uuid", "text");
        languages.forEach(rows::add);
        rows.update(jdbc, """
            with found as (select m.id, r.language from messages m join {rows} as r (id, language) on r.id = m.id
                where m.deleted_at is null and m.language is distinct from r.language order by m.id for update of m)
            update messages m set language = f.language from found f where m.id = f.id""");
    }

    /** The language that a conversation turned out to be in. Call it before anything about its messages. */
    public void spoken(Map<UUID, String> languages) {
        lock(languages.keySet());
        ManyRows rows = ManyRows.of("uuid", "text");
        languages.forEach(rows::add);
        List<UUID> changed = rows.query(jdbc, """
            update conversations c set language = r.language, rev = rev + 1 from {rows} as r (id, language)
            where c.id = r.id and c.language is distinct from r.language returning c.id""",
            (row, number) -> row.getObject(1, UUID.class));
        if (!changed.isEmpty()) {
            // The contact as it is when this is told: their name is often learnt at the same moment.
            log.append(jdbc.query(ConversationRows.SELECT + "where c.id = any (?) order by k.id for share of k", conversations,
                (Object) changed.toArray(UUID[]::new)).stream().map(events::conversationUpdated).toList());
        }
    }

    /** For whoever writes about several things in one transaction: all of its conversations, before anything else. */
    public void lock(Collection<UUID> ids) {
        ManyRows rows = ManyRows.of("uuid");
        ids.forEach(rows::add);
        rows.query(jdbc, "select c.id from conversations c where c.id in (select id from {rows} as r (id)) "
            + "order by c.id for update", (row, number) -> row.getObject(1, UUID.class));
    }

    List<Message> save(List<MessageState> changed) {
        if (changed.isEmpty()) {
            return List.of();
        }
        messages.update(changed);
        ManyRows previews = ManyRows.of("uuid", "text", "text");
        List<Event.New> told = new ArrayList<>();
        for (MessageState state : changed) {
            Message now = state.toMessage();
            previews.add(now.conversationId(), now.id().toString(), json.write(now));
            told.add(events.messageTranslated(now, state.scope));
        }
        previews.update(jdbc, """
            update conversations c set last_message = r.message::jsonb, rev = rev + 1
            from {rows} as r (conversation_id, message_id, message)
            where c.id = r.conversation_id and c.last_message ->> 'id' = r.message_id""");
        log.append(told);
        return changed.stream().map(MessageState::toMessage).toList();
    }
}
