package io.serai.conversations;

import static io.serai.conversations.OutboundRules.demand;

import io.serai.accounts.Access;
import io.serai.accounts.Action;
import io.serai.accounts.AuditLog;
import io.serai.accounts.Caller;
import io.serai.problems.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The tags and the custom fields that a business knows its conversations and contacts by. */
@Component
@Transactional
public class Vocabulary {

    private static final Set<String> ENTITIES = Set.of("conversation", "contact");
    private static final Set<String> KINDS = Set.of("text", "number", "date", "choice");

    private final JdbcClient jdbc;
    private final Access access;
    private final AuditLog audit;

    Vocabulary(JdbcClient jdbc, Access access, AuditLog audit) {
        this.jdbc = jdbc;
        this.access = access;
        this.audit = audit;
    }

    public record Tag(@Nullable String name, @Nullable String colour) {
    }

    /** @param kind text, number, date, or choice among {@code options}; {@code entity}: conversation or contact */
    public record Field(@Nullable String name, @Nullable String title, @Nullable String entity, @Nullable String kind,
            @Nullable List<String> options) {
    }

    @Transactional(readOnly = true)
    public List<Tag> tags(Caller caller) {
        access.require(caller, Action.TAGS_SEE);
        return jdbc.sql("select name, colour from tags order by lower(name)").query(Tag.class).list();
    }

    public Tag addTag(Caller caller, Tag tag) {
        access.require(caller, Action.TAGS_MANAGE);
        demand(tag.name() != null && !tag.name().isBlank() && tag.name().length() <= 64, "name",
            "A tag has 1 to 64 characters");
        Tag made = new Tag(tag.name().strip(), colour(tag, "grey"));
        if (jdbc.sql("insert into tags (name, colour) values (?, ?) on conflict do nothing")
                .params(made.name(), made.colour()).update() == 0) {
            throw Refusal.conflict("There is a tag '" + made.name() + "' already", Map.of("name", made.name()));
        }
        audit.record(caller.actor(), "tag.created", made.name(), Map.of());
        return made;
    }

    /** A tag may get another colour; another name would make it another tag. */
    public Tag changeTag(Caller caller, String name, Tag tag) {
        access.require(caller, Action.TAGS_MANAGE);
        demand(tag.name() == null || tag.name().equals(name), "name", "A tag's name stays: make another tag");
        String colour = colour(tag, null);
        if (jdbc.sql("update tags set colour = coalesce(?, colour) where name = ?").params(colour, name).update() == 0) {
            throw Refusal.notFound("tag", name);
        }
        audit.record(caller.actor(), "tag.updated", name, Map.of());
        return jdbc.sql("select name, colour from tags where name = ?").param(name).query(Tag.class).single();
    }

    /** Conversations keep the tags that they have. */
    public void deleteTag(Caller caller, String name) {
        access.require(caller, Action.TAGS_MANAGE);
        if (jdbc.sql("delete from tags where name = ?").param(name).update() == 0) {
            throw Refusal.notFound("tag", name);
        }
        audit.record(caller.actor(), "tag.deleted", name, Map.of());
    }

    private static @Nullable String colour(Tag tag, @Nullable String otherwise) {
        if (tag.colour() == null) {
            return otherwise;
        }
        demand(tag.colour().matches("[a-z]{1,20}"), "colour", "A colour is stored as a name, such as blue");
        return tag.colour();
    }

    @Transactional(readOnly = true)
    public List<Field> fields(Caller caller) {
        access.require(caller, Action.FIELDS_SEE);
        return jdbc.sql("select * from fields order by entity, lower(title), name")
            .query((row, number) -> new Field(row.getString("name"), row.getString("title"), row.getString("entity"),
                row.getString("kind"), JsonColumns.strings(row, "options")))
            .list();
    }

    public Field addField(Caller caller, Field field) {
        access.require(caller, Action.FIELDS_MANAGE);
        demand(field.name() != null && field.name().matches("[a-z0-9][a-z0-9_-]{0,63}"), "name",
            "Lower-case letters, digits, hyphens and underscores, at most 64");
        Field made = checked(new Field(field.name(), field.title() == null ? field.name() : field.title(),
            field.entity() == null ? "conversation" : field.entity(), field.kind() == null ? "text" : field.kind(),
            field.options() == null ? List.of() : field.options()));
        if (jdbc.sql("""
                insert into fields (name, title, entity, kind, options) values (?, ?, ?, ?, ?) on conflict do nothing""")
                .params(made.name(), made.title(), made.entity(), made.kind(), made.options().toArray(String[]::new))
                .update() == 0) {
            throw Refusal.conflict("There is a field '" + made.name() + "' already", Map.of("name", made.name()));
        }
        audit.record(caller.actor(), "field.created", made.name(), Map.of());
        return made;
    }

    public Field changeField(Caller caller, String name, Field change) {
        access.require(caller, Action.FIELDS_MANAGE);
        Field before = fields(caller).stream().filter(field -> name.equals(field.name())).findFirst()
            .orElseThrow(() -> Refusal.notFound("field", name));
        demand(change.name() == null || change.name().equals(name), "name", "A field's name stays: make another field");
        Field after = checked(new Field(name, change.title() == null ? before.title() : change.title(),
            change.entity() == null ? before.entity() : change.entity(),
            change.kind() == null ? before.kind() : change.kind(),
            change.options() == null ? before.options() : change.options()));
        jdbc.sql("update fields set title = ?, entity = ?, kind = ?, options = ? where name = ?")
            .params(after.title(), after.entity(), after.kind(), after.options().toArray(String[]::new), name).update();
        audit.record(caller.actor(), "field.updated", name, Map.of());
        return after;
    }

    public void deleteField(Caller caller, String name) {
        access.require(caller, Action.FIELDS_MANAGE);
        if (jdbc.sql("delete from fields where name = ?").param(name).update() == 0) {
            throw Refusal.notFound("field", name);
        }
        audit.record(caller.actor(), "field.deleted", name, Map.of());
    }

    private static Field checked(Field field) {
        demand(!field.title().isBlank() && field.title().length() <= 100, "title", "A title has 1 to 100 characters");
        demand(ENTITIES.contains(field.entity()), "entity", "conversation or contact");
        demand(KINDS.contains(field.kind()), "kind", "text, number, date or choice");
        demand(!field.kind().equals("choice") || !field.options().isEmpty(), "options", "A choice needs options");
        demand(field.options().size() <= 100 && field.options().stream().allMatch(option -> option != null
            && !option.isBlank() && option.length() <= 200), "options", "At most 100 options of 1 to 200 characters");
        return field;
    }
}
