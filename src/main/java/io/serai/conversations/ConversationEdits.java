package io.serai.conversations;

import static io.serai.conversations.OutboundRules.demand;

import io.serai.accounts.Action;
import io.serai.accounts.Caller;
import io.serai.model.Conversation;
import io.serai.model.ConversationStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Subject, category, tags, fields, language; and open or pending. */
@Component
@Transactional
public class ConversationEdits {

    private static final int LONGEST_TEXT = 500;
    private static final int MOST_TAGS = 50;

    private final JdbcClient jdbc;
    private final Desk desk;
    private final Moves moves;
    private final ConversationViews views;
    private final ConversationEvents events;
    private final FieldValues fields;
    private final OutboundLanguage languages;
    private final JsonColumns json;

    ConversationEdits(JdbcClient jdbc, Desk desk, Moves moves, ConversationViews views, ConversationEvents events,
            FieldValues fields, OutboundLanguage languages, JsonColumns json) {
        this.jdbc = jdbc;
        this.desk = desk;
        this.moves = moves;
        this.views = views;
        this.events = events;
        this.fields = fields;
        this.languages = languages;
        this.json = json;
    }

    /** What is absent stays; an empty text and a field's null take the value away; other fields stay. */
    public record ConversationChange(@Nullable String subject, @Nullable String category,
            @Nullable ConversationStatus status, @Nullable List<String> tags, @Nullable Map<String, @Nullable String> fields,
            @Nullable String language) {
    }

    public ConversationView change(Caller caller, UUID id, ConversationChange change) {
        Conversation before = desk.open(caller, Action.CONVERSATIONS_EDIT, id);
        check(change);
        List<String> tags = change.tags() == null ? before.tags()
            : change.tags().stream().map(String::strip).distinct().toList();
        jdbc.sql("""
                update conversations set subject = ?, category = ?, language = ?, tags = ?, fields = ?::jsonb,
                    rev = rev + 1 where id = ?""")
            .params(text(change.subject(), before.subject()), text(change.category(), before.category()),
                text(change.language(), before.language()), tags.toArray(String[]::new),
                json.write(merged(before.fields(), change.fields())), id)
            .update();
        if (change.language() != null) {
            languages.chosen(id, text(change.language(), null));
        }
        tags.forEach(tag -> jdbc.sql("insert into tags (name) values (?) on conflict do nothing").param(tag).update());
        Conversation after = desk.read(id);
        desk.tell(events.conversationUpdated(after));
        if (change.status() != null && change.status() != before.status()) {
            Move move = change.status() == ConversationStatus.PENDING ? Move.HOLD : Move.UNHOLD;
            moves.make(after, Step.of(move, caller.author()).told(move == Move.HOLD ? "held" : "unheld"));
        }
        return views.of(caller, after);
    }

    private void check(ConversationChange change) {
        demand(change.status() == null || change.status() == ConversationStatus.OPEN
            || change.status() == ConversationStatus.PENDING, "status",
            "open or pending; to resolve, close or reopen are commands of their own");
        brief("subject", change.subject());
        brief("category", change.category());
        demand(change.language() == null || change.language().matches("|[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*"), "language",
            "This is not a language tag such as fr or pt-BR");
        if (change.tags() != null) {
            demand(change.tags().size() <= MOST_TAGS, "tags", "At most " + MOST_TAGS + " tags");
            change.tags().forEach(tag -> demand(tag != null && !tag.isBlank() && tag.length() <= 64, "tags",
                "A tag has 1 to 64 characters"));
        }
        if (change.fields() != null) {
            fields.check("conversation", change.fields());
        }
    }

    private static void brief(String field, @Nullable String value) {
        demand(value == null || value.length() <= LONGEST_TEXT, field, "At most " + LONGEST_TEXT + " characters");
    }

    private static @Nullable String text(@Nullable String wish, @Nullable String before) {
        if (wish == null) {
            return before;
        }
        return wish.isBlank() ? null : wish.strip();
    }

    static Map<String, String> merged(Map<String, String> before, @Nullable Map<String, @Nullable String> change) {
        Map<String, String> merged = new LinkedHashMap<>(before);
        if (change != null) {
            change.forEach((name, value) -> {
                if (value == null || value.isBlank()) {
                    merged.remove(name);
                } else {
                    merged.put(name, value);
                }
            });
        }
        return merged;
    }

}
