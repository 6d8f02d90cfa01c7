package io.serai.conversations;

import io.serai.accounts.Action;
import io.serai.accounts.Caller;
import io.serai.accounts.Role;
import io.serai.model.Conversation;
import io.serai.model.Ids;
import io.serai.model.Translation;
import io.serai.problems.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What agents tell each other about a conversation; the contact never sees it. Its author changes it, or a supervisor. */
@Component
@Transactional
public class Notes {

    private static final Set<String> COLOURS = Set.of("yellow", "blue", "green", "pink", "grey");
    private static final int LONGEST = 10_000;

    private final JdbcClient jdbc;
    private final Desk desk;
    private final ConversationEvents events;
    private final JsonColumns json;
    private final Ids ids;
    private final Clock clock;

    Notes(JdbcClient jdbc, Desk desk, ConversationEvents events, JsonColumns json, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.desk = desk;
        this.events = events;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param language what it is written in; {@code translations} are for colleagues who read another one */
    public record Note(UUID id, NoteAuthor author, String text, String colour, Instant createdAt, Instant updatedAt,
            @Nullable String language, List<Translation> translations) {
    }

    public record NoteAuthor(@Nullable UUID id, String name) {
    }

    /** In a change, what is absent stays. */
    public record NoteWish(@Nullable String text, @Nullable String colour) {
    }

    @Transactional(readOnly = true)
    public List<Note> list(Caller caller, UUID conversation) {
        desk.look(caller, Action.NOTES_SEE, conversation);
        return jdbc.sql("select * from notes where conversation_id = ? order by created_at, id").param(conversation)
            .query((row, number) -> read(row)).list();
    }

    public Note add(Caller caller, UUID id, NoteWish wish) {
        Conversation conversation = desk.look(caller, Action.NOTES_WRITE, id);
        check(wish, true);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Note note = new Note(ids.next(), new NoteAuthor(caller.agentId(), caller.name()), wish.text(),
            wish.colour() == null ? "yellow" : wish.colour(), now, now, null, List.of());
        jdbc.sql("""
                insert into notes (id, conversation_id, author_id, author_name, text, colour, created_at, updated_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")
            .params(note.id(), id, caller.agentId(), caller.name(), note.text(), note.colour(), Timestamp.from(now),
                Timestamp.from(now))
            .update();
        tell("note.created", note, conversation);
        return note;
    }

    public Note change(Caller caller, UUID id, UUID noteId, NoteWish wish) {
        Conversation conversation = desk.look(caller, Action.NOTES_WRITE, id);
        check(wish, false);
        own(caller, id, noteId);
        Note note = jdbc.sql("""
                update notes set text = coalesce(?, text), colour = coalesce(?, colour), updated_at = ?,
                    translations = case when coalesce(?, text) = text then translations else '[]' end
                where id = ? returning *""")
            .params(wish.text(), wish.colour(), Timestamp.from(clock.instant()), wish.text(), noteId)
            .query((row, number) -> read(row)).single();
        tell("note.updated", note, conversation);
        return note;
    }

    public void delete(Caller caller, UUID id, UUID noteId) {
        Conversation conversation = desk.look(caller, Action.NOTES_WRITE, id);
        Note note = own(caller, id, noteId);
        jdbc.sql("delete from notes where id = ?").param(noteId).update();
        tell("note.deleted", note, conversation);
    }

    private Note own(Caller caller, UUID conversation, UUID noteId) {
        Note note = jdbc.sql("select * from notes where id = ? and conversation_id = ? for update")
            .params(noteId, conversation).query((row, number) -> read(row)).optional()
            .orElseThrow(() -> Refusal.notFound("note", noteId));
        boolean own = caller.agentId() != null && caller.agentId().equals(note.author().id());
        if (!own && caller.role() == Role.AGENT) {
            throw Refusal.forbidden("Only its author or a supervisor changes a note");
        }
        return note;
    }

    private static void check(NoteWish wish, boolean isNew) {
        boolean text = wish.text() != null && !wish.text().isBlank();
        OutboundRules.demand(text || !isNew && wish.text() == null, "text", "A note needs a text");
        OutboundRules.demand(wish.text() == null || wish.text().length() <= LONGEST, "text",
            "At most " + LONGEST + " characters");
        OutboundRules.demand(wish.colour() == null || COLOURS.contains(wish.colour()), "colour",
            "yellow, blue, green, pink or grey");
    }

    private void tell(String type, Note note, Conversation conversation) {
        desk.tell(events.event(type, note.id(), note.updatedAt().toEpochMilli(), ConversationRows.scope(conversation),
            Map.of("conversationId", conversation.id(), "note", note)));
    }

    /** For colleagues who read another language. A note that was changed since ({@code text}) is another one. */
    public void translated(UUID noteId, String text, String language, List<Translation> news) {
        UUID conversation = jdbc.sql("select conversation_id from notes where id = ?").param(noteId).query(UUID.class)
            .optional().orElse(null);
        if (conversation == null) {
            return;
        }
        Conversation where = desk.read(conversation);
        jdbc.sql("select * from notes where id = ? and text = ? for update").params(noteId, text)
            .query((row, number) -> read(row)).optional().ifPresent(note -> {
                var all = TranslatedMessages.merged(note.translations(), news);
                Note after = jdbc.sql("update notes set language = ?, translations = ?::jsonb where id = ? returning *")
                    .params(language, json.write(all), noteId).query((row, number) -> read(row)).single();
                desk.tell(events.event("note.translated", noteId, clock.instant().toEpochMilli(),
                    ConversationRows.scope(where), Map.of("conversationId", conversation, "note", after)));
            });
    }

    private Note read(ResultSet row) throws SQLException {
        return new Note(row.getObject("id", UUID.class),
            new NoteAuthor(row.getObject("author_id", UUID.class), row.getString("author_name")), row.getString("text"),
            row.getString("colour"), row.getTimestamp("created_at").toInstant(),
            row.getTimestamp("updated_at").toInstant(), row.getString("language"),
            json.list(row, "translations", Translation.class));
    }
}
