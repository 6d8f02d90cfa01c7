package io.serai.conversations;

import static io.serai.conversations.OutboundRules.demand;

import io.serai.accounts.Access;
import io.serai.accounts.Action;
import io.serai.accounts.Caller;
import io.serai.accounts.Sight;
import io.serai.events.Event;
import io.serai.model.Contact;
import io.serai.problems.Refusal;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Contacts, seen by whoever sees a conversation of theirs. */
@Component
@Transactional
public class People {

    private final JdbcClient jdbc;
    private final ContactRows rows;
    private final FieldValues fields;
    private final ConversationEvents events;
    private final Desk desk;
    private final Access access;
    private final JsonColumns json;
    private final Clock clock;

    People(JdbcClient jdbc, ContactRows rows, FieldValues fields, ConversationEvents events, Desk desk, Access access,
            JsonColumns json, Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.fields = fields;
        this.events = events;
        this.desk = desk;
        this.access = access;
        this.json = json;
        this.clock = clock;
    }

    /** What is absent stays; an empty text and a field's null take the value away; other fields stay. */
    public record ContactChange(@Nullable String name, @Nullable String language,
            @Nullable Map<String, @Nullable String> fields) {
    }

    @Transactional(readOnly = true)
    public Contact get(Caller caller, UUID id) {
        access.require(caller, Action.CONTACTS_SEE);
        List<Object> parameters = new ArrayList<>(List.of(id));
        return jdbc.sql("select " + ContactRows.COLUMNS + " from contacts k where k.id = ? and " + seen(caller, parameters))
            .params(parameters).query(rows).optional().orElseThrow(() -> Refusal.notFound("contact", id));
    }

    /** Newest first; {@code after} is the last one of the page before. */
    @Transactional(readOnly = true)
    public List<Contact> list(Caller caller, @Nullable String q, @Nullable UUID after, int limit) {
        access.require(caller, Action.CONTACTS_SEE);
        List<Object> parameters = new ArrayList<>();
        StringBuilder where = new StringBuilder(seen(caller, parameters));
        if (after != null) {
            where.append(" and k.id < ?");
            parameters.add(after);
        }
        if (q != null && !q.isBlank()) {
            where.append(" and k.id in (select p.contact_id from contact_search p where p.words @@ ?::tsquery)");
            parameters.add(Words.query(q));
        }
        return jdbc.sql("select " + ContactRows.COLUMNS + " from contacts k where " + where + " order by k.id desc limit "
            + limit).params(parameters).query(rows).list();
    }

    /** SQL that is true of contacts {@code k} whom the caller may see; adds its parameters. */
    String seen(Caller caller, List<Object> parameters) {
        Sight sight = access.sight(caller);
        if (sight.everything()) {
            return "true";
        }
        sight.ways().forEach(way -> parameters.add(way.value()));
        return sight.ways().isEmpty() ? "false" : sight.ways().stream().map(Sight.Way::sql).collect(Collectors.joining(
            " or ", "exists (select from conversations c where c.contact_id = k.id and (", "))"));
    }

    public Contact change(Caller caller, UUID id, ContactChange change) {
        access.require(caller, Action.CONTACTS_EDIT);
        Contact before = get(caller, id);
        demand(change.name() == null || change.name().length() <= 200, "name", "At most 200 characters");
        demand(change.language() == null || change.language().matches("|[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*"), "language",
            "This is not a language tag such as fr or pt-BR");
        if (change.fields() != null) {
            fields.check("contact", change.fields());
        }
        jdbc.sql("""
                update contacts set name = ?, language = ?, fields = ?::jsonb, updated_at = ? where id = ?""")
            .params(text(change.name(), before.name()), text(change.language(), before.language()),
                json.write(ConversationEdits.merged(before.fields(), change.fields())), Timestamp.from(clock.instant()), id)
            .update();
        Contact after = get(caller, id);
        tell(after);
        return after;
    }

    /** To whoever sees a conversation of theirs; the newest few are those that anybody has on the screen. */
    private void tell(Contact contact) {
        List<Event.Scope> scopes = jdbc.sql("select " + ConversationRows.SCOPE_COLUMNS
                + " from conversations c where c.contact_id = ? order by c.updated_at desc limit 20")
            .param(contact.id()).query((row, number) -> ConversationRows.scope(row)).list();
        scopes.forEach(scope -> desk.tell(events.contactUpdated(contact, clock.millis(), scope)));
    }

    private static @Nullable String text(@Nullable String wish, @Nullable String before) {
        if (wish == null) {
            return before;
        }
        return wish.isBlank() ? null : wish.strip();
    }
}
