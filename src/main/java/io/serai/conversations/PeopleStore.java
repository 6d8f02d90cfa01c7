package io.serai.conversations;

import io.serai.database.ManyRows;
import io.serai.model.Contact;
import io.serai.model.Conversation;
import io.serai.model.Identity;
import io.serai.model.IdentityKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Contacts and their conversations: found by identity, locked, written set-wise. */
@Repository
class PeopleStore {

    private final JdbcTemplate jdbc;
    private final ContactRows contactRows;
    private final ConversationRows conversationRows;
    private final JsonColumns json;

    PeopleStore(JdbcTemplate jdbc, ContactRows contactRows, ConversationRows conversationRows, JsonColumns json) {
        this.jdbc = jdbc;
        this.contactRows = contactRows;
        this.conversationRows = conversationRows;
        this.json = json;
    }

    /** The contacts behind identities; an identity that nobody has is not in the answer. */
    Map<Identity, UUID> owners(Collection<Identity> identities) {
        ManyRows rows = ManyRows.of("text", "text", "text", "text");
        identities.forEach(one -> rows.add(one.connectionId(), one.channel(), one.kind().spelling(), one.value()));
        Map<Identity, UUID> owners = new HashMap<>();
        rows.query(jdbc, """
            select i.connection_id, r.channel, i.kind, i.value, i.contact_id from identities i
            join {rows} as r (connection_id, channel, kind, value)
              on r.connection_id = i.connection_id and r.kind = i.kind and r.value = i.value""",
            (row, n) -> owners.put(new Identity(row.getString(1), row.getString(2),
                IdentityKind.of(row.getString(3)), row.getString(4)), row.getObject(5, UUID.class)));
        return owners;
    }

    List<Contact> contacts(Collection<UUID> ids) {
        ManyRows rows = ManyRows.of("uuid");
        ids.forEach(rows::add);
        return rows.query(jdbc, "select " + ContactRows.COLUMNS + " from contacts k "
            + "where k.id in (select id from {rows} as r (id))", contactRows);
    }

    /** A conversation with what the model does not show. */
    record Locked(Conversation conversation, @Nullable Instant lastInboundAt) {
    }

    /**
     * Locks, for each contact on a connection, the conversation that is under way and the last one resolved since
     * {@code resolvedSince}; in one order for everybody.
     */
    List<Locked> lockConversations(Collection<ConnectionContact> pairs, Instant resolvedSince) {
        ManyRows rows = ManyRows.of("text", "uuid", "timestamptz");
        pairs.forEach(pair -> rows.add(pair.connectionId, pair.contactId, resolvedSince));
        List<UUID> ids = new ArrayList<>(rows.query(jdbc, """
            select c.id from conversations c join {rows} as r (connection_id, contact_id, since)
              on c.connection_id = r.connection_id and c.contact_id = r.contact_id
            where c.status in ('open', 'pending')""", (row, n) -> row.getObject(1, UUID.class)));
        ids.addAll(rows.query(jdbc, """
            select distinct on (c.connection_id, c.contact_id) c.id
            from conversations c join {rows} as r (connection_id, contact_id, since)
              on c.connection_id = r.connection_id and c.contact_id = r.contact_id
            where c.status = 'resolved' and c.resolved_at >= r.since
            order by c.connection_id, c.contact_id, c.resolved_at desc""",
            (row, n) -> row.getObject(1, UUID.class)));
        return lock(ids);
    }

    List<Locked> lock(Collection<UUID> ids) {
        ManyRows rows = ManyRows.of("uuid");
        ids.forEach(rows::add);
        return rows.query(jdbc, ConversationRows.SELECT + "where c.id in (select id from {rows} as r (id)) "
            + "order by c.id for update of c", (row, n) -> new Locked(conversationRows.read(row),
            JsonColumns.instant(row, "last_inbound_at")));
    }

    record ConnectionContact(String connectionId, UUID contactId) {
    }

    void save(Collection<ContactState> contacts, Instant now) {
        ManyRows changed = ManyRows.of("uuid", "text", "text", "text", "text", "timestamptz");
        ManyRows identities = ManyRows.of("text", "text", "text", "text", "uuid", "timestamptz");
        ManyRows lost = ManyRows.of("text", "text", "text", "uuid");
        for (ContactState state : contacts) {
            Contact contact = state.toContact();
            if (state.isNew || state.changed) {
                changed.add(contact.id(), contact.name(), contact.language(), json.write(contact.fields()),
                    json.write(contact.optOuts()), now);
            }
            state.newIdentities.forEach(one -> identities.add(one.connectionId(), one.kind().spelling(), one.value(),
                one.channel(), contact.id(), now));
            state.lostIdentities.forEach(one ->
                lost.add(one.connectionId(), one.kind().spelling(), one.value(), contact.id()));
        }
        changed.update(jdbc, """
            insert into contacts (id, name, language, fields, opt_outs, created_at, updated_at)
            select id, name, language, fields::jsonb, opt_outs::jsonb, at, at
            from {rows} as r (id, name, language, fields, opt_outs, at)
            on conflict (id) do update set name = excluded.name, language = excluded.language,
                fields = excluded.fields, opt_outs = excluded.opt_outs, updated_at = excluded.updated_at""");
        lost.update(jdbc, """
            delete from identities i using {rows} as r (connection_id, kind, value, contact_id)
            where i.connection_id = r.connection_id and i.kind = r.kind and i.value = r.value
                and i.contact_id = r.contact_id""");
        // Two partitions that meet one person under different names collide here; the batch is then done again.
        identities.update(jdbc, "insert into identities (connection_id, kind, value, channel, contact_id, created_at) "
            + "select * from {rows} as r");
    }

    void insert(Collection<ConversationState> states, ReplyWindows windows) {
        ManyRows rows = ManyRows.of("uuid", "text", "text", "uuid", "text", "text", "text", "text", "text", "bigint",
            "bigint", "timestamptz", "timestamptz", "text", "bigint", "timestamptz", "timestamptz", "text", "text",
            "timestamptz", "text");
        for (ConversationState state : states) {
            Conversation c = state.toConversation(windows);
            rows.add(c.id(), c.connectionId(), c.channel(), state.contact.id, c.status().spelling(),
                c.handler().spelling(), c.queue(), c.language(), json.writeOrNull(c.referral()), c.lastSeq(),
                c.inboundCount(), state.lastInboundAt, c.waitingSince(), json.writeOrNull(c.lastMessage()), c.rev(),
                c.createdAt(), c.updatedAt(), c.phase().spelling(), c.bot(), queuedAt(c), c.threadOwner());
        }
        rows.update(jdbc, """
            insert into conversations (id, connection_id, channel, contact_id, status, handler, queue, language, referral,
                last_seq, inbound_count, last_inbound_at, waiting_since, last_message, rev, created_at, updated_at,
                phase, bot, queued_at, thread_owner)
            select id, connection_id, channel, contact_id, status, handler, queue, language, referral::jsonb, last_seq,
                inbound_count, last_inbound_at, waiting_since, last_message::jsonb, rev, created_at, updated_at,
                phase, bot, queued_at, thread_owner
            from {rows} as r (id, connection_id, channel, contact_id, status, handler, queue, language, referral,
                last_seq, inbound_count, last_inbound_at, waiting_since, last_message, rev, created_at, updated_at, phase,
                bot, queued_at, thread_owner)""");
    }

    void update(Collection<ConversationState> states, ReplyWindows windows) {
        ManyRows rows = ManyRows.of("uuid", "text", "text", "text", "text", "bigint", "bigint", "timestamptz",
            "timestamptz", "text", "bigint", "timestamptz", "text", "timestamptz", "uuid", "text", "text");
        for (ConversationState state : states) {
            Conversation c = state.toConversation(windows);
            rows.add(c.id(), c.status().spelling(), c.handler().spelling(), c.language(), json.writeOrNull(c.referral()),
                c.lastSeq(), c.inboundCount(), state.lastInboundAt, c.waitingSince(), json.writeOrNull(c.lastMessage()),
                c.rev(), c.updatedAt(), c.phase().spelling(), queuedAt(c), c.assignee(), c.queue(), c.threadOwner());
        }
        rows.update(jdbc, """
            update conversations c set phase = r.phase, assignee = r.assignee, queue = r.queue, thread_owner = r.thread_owner,
                participants = case when r.phase = 'bot' then '{}' else c.participants end, queued_at = r.queued_at, status = r.status, handler = r.handler, language = r.language,
                referral = r.referral::jsonb, last_seq = r.last_seq, inbound_count = r.inbound_count,
                last_inbound_at = r.last_inbound_at, waiting_since = r.waiting_since,
                last_message = r.last_message::jsonb, rev = r.rev, updated_at = r.updated_at,
                resolved_at = case when r.status in ('resolved', 'closed') then c.resolved_at end
            from {rows} as r (id, status, handler, language, referral, last_seq, inbound_count, last_inbound_at,
                waiting_since, last_message, rev, updated_at, phase, queued_at, assignee, queue,
                thread_owner)
            where c.id = r.id""");
    }

    private static @Nullable Instant queuedAt(Conversation conversation) {
        return conversation.handover() == null ? null : conversation.handover().queuedAt();
    }
}
