package io.serai.handoff;

import io.serai.conversations.Hearing;
import io.serai.database.ManyRows;
import io.serai.handoff.Ban.Name;
import io.serai.model.Identity;
import io.serai.model.IdentityKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Bans as they are written down. One whose time is over is over; it stays, for whoever asks what was. */
@Repository
class BanTable implements Hearing {

    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final Clock clock;

    BanTable(JdbcTemplate template, JdbcClient jdbc, Clock clock) {
        this.template = template;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Map<Identity, Hearing.Unheard> banned(Collection<Identity> names) {
        ManyRows rows = ManyRows.of("text", "text", "text", "text", "timestamptz");
        Timestamp now = Timestamp.from(clock.instant());
        names.forEach(one -> rows.add(one.connectionId(), one.channel(), one.kind().spelling(), one.value(), now));
        Map<Identity, Hearing.Unheard> banned = new HashMap<>();
        rows.query(template, """
            with r as (select * from {rows} as r (connection_id, channel, kind, value, now))
            select r.connection_id, r.channel, r.kind, r.value, b.reason, b.until from r
            join bans b on b.connection_id = r.connection_id and b.kind = r.kind and b.value = r.value
            where b.lifted_at is null and (b.until is null or b.until > r.now)
            union all
            select r.connection_id, r.channel, r.kind, r.value, b.reason, b.until from r
            join identities i on i.connection_id = r.connection_id and i.kind = r.kind and i.value = r.value
            join bans b on b.contact_id = i.contact_id
            where b.lifted_at is null and (b.until is null or b.until > r.now)""", (row, number) -> banned.put(
                new Identity(row.getString(1), row.getString(2), IdentityKind.of(row.getString(3)), row.getString(4)),
                new Hearing.Unheard(row.getString(5), instant(row, "until"))));
        return banned;
    }

    List<Ban> list(@Nullable UUID contact) {
        return jdbc.sql("""
                select b.* from bans b where b.lifted_at is null and (b.until is null or b.until > :now)
                    and (:contact::uuid is null or b.contact_id = :contact::uuid or exists (select from identities i
                        where i.contact_id = :contact::uuid and i.connection_id = b.connection_id and i.kind = b.kind
                            and i.value = b.value))
                order by b.created_at desc, b.id""")
            .param("now", Timestamp.from(clock.instant())).param("contact", contact, Types.OTHER)
            .query((row, number) -> read(row)).list();
    }

    Optional<Ban> find(UUID id) {
        return jdbc.sql("select * from bans where id = ?").param(id).query((row, number) -> read(row)).optional();
    }

    /** One whose time is over makes room for another. */
    void insert(Ban ban) {
        jdbc.sql("""
                update bans set lifted_at = until where lifted_at is null and until <= :now and (contact_id = :contact::uuid
                    or connection_id = :connection and kind = :kind and value = :value)""")
            .params(names(ban)).param("now", Timestamp.from(ban.createdAt())).update();
        jdbc.sql("""
                insert into bans (id, contact_id, connection_id, kind, value, reason, until, by_agent, by_name, created_at)
                values (:id, :contact::uuid, :connection, :kind, :value, :reason, :until, :by::uuid, :byName, :now)""")
            .params(names(ban)).param("id", ban.id()).param("reason", ban.reason())
            .param("until", ban.until() == null ? null : Timestamp.from(ban.until()), Types.TIMESTAMP)
            .param("by", ban.by(), Types.OTHER).param("byName", ban.byName()).param("now", Timestamp.from(ban.createdAt()))
            .update();
    }

    private static Map<String, Object> names(Ban ban) {
        Map<String, Object> names = new HashMap<>();
        Name name = ban.identity();
        names.put("contact", ban.contactId() == null ? null : ban.contactId().toString());
        names.put("connection", name == null ? null : name.connectionId());
        names.put("kind", name == null || name.kind() == null ? null : name.kind().spelling());
        names.put("value", name == null ? null : name.value());
        return names;
    }

    boolean lift(UUID id) {
        return jdbc.sql("update bans set lifted_at = ? where id = ? and lifted_at is null")
            .params(Timestamp.from(clock.instant()), id).update() == 1;
    }

    /** The conversations under way with somebody, in order of id as everybody locks them. */
    List<UUID> underWay(Ban ban) {
        return jdbc.sql("""
                select c.id from conversations c where c.status in ('open', 'pending') and (c.contact_id = :contact::uuid
                    or c.connection_id = :connection and c.contact_id = (select i.contact_id from identities i
                        where i.connection_id = :connection and i.kind = :kind and i.value = :value)) order by c.id""")
            .params(names(ban)).query(UUID.class).list();
    }

    private static Ban read(ResultSet row) throws SQLException {
        String value = row.getString("value");
        return new Ban(row.getObject("id", UUID.class), row.getObject("contact_id", UUID.class), value == null ? null
            : new Name(row.getString("connection_id"), IdentityKind.of(row.getString("kind")), value),
            row.getString("reason"), instant(row, "until"), row.getObject("by_agent", UUID.class),
            row.getString("by_name"), row.getTimestamp("created_at").toInstant(), instant(row, "lifted_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
