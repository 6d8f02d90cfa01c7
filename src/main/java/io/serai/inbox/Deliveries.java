package io.serai.inbox;

import io.serai.accounts.Access;
import io.serai.accounts.Action;
import io.serai.accounts.AuditLog;
import io.serai.accounts.Caller;
import io.serai.model.Delivery;
import io.serai.model.ItemOutcome;
import io.serai.pipeline.Replay;
import io.serai.problems.Refusal;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was delivered, and how each item ended: the accounts that must reconcile. */
@Component
class Deliveries {

    /** A delivery whose body is {@code body}, as text. */
    record Whole(UUID id, String connectionId, Instant receivedAt, List<Delivery.Item> items, String contentType,
            String body) {
    }

    private static final String ITEMS = """
        select delivery_id, item, coalesce(l.key, '') as key, coalesce(l.kind, 'unknown') as kind, o.outcome, o.reason,
            o.message_id
        from (select * from ledger where delivery_id = any(?)) l
        full join (select * from outcomes where delivery_id = any(?)) o using (delivery_id, item)
        order by delivery_id, item""";

    private final JdbcClient jdbc;
    private final Replay replay;
    private final Access access;
    private final AuditLog audit;

    Deliveries(JdbcClient jdbc, Replay replay, Access access, AuditLog audit) {
        this.jdbc = jdbc;
        this.replay = replay;
        this.access = access;
        this.audit = audit;
    }

    private record Head(UUID id, String connectionId, Instant receivedAt) {
    }

    private record Placed(UUID delivery, int place, Delivery.Item item) {
    }

    /** Newest first; with an outcome, only deliveries that have an item of it. */
    List<Delivery> list(Caller caller, @Nullable String connection, @Nullable String outcome, @Nullable UUID before,
            int limit) {
        access.require(caller, Action.DELIVERIES_SEE);
        List<Object> parameters = new ArrayList<>();
        StringBuilder where = new StringBuilder("true");
        if (before != null) {
            where.append(" and d.id < ?");
            parameters.add(before);
        }
        if (connection != null && !connection.isEmpty()) {
            where.append(" and d.connection_id = ?");
            parameters.add(connection);
        }
        if (outcome != null && !outcome.isEmpty()) {
            where.append(" and d.id in (select o.delivery_id from outcomes o where o.outcome = ").append(quoted(outcome))
                .append(")");
        }
        List<Head> heads = jdbc.sql("select d.id, d.connection_id, d.received_at from deliveries d where " + where
                + " order by d.id desc limit " + limit)
            .params(parameters).query((row, number) -> head(row)).list();
        Map<UUID, List<Delivery.Item>> items = items(heads.stream().map(Head::id).toList());
        return heads.stream().map(head -> new Delivery(head.id(), head.connectionId(), head.receivedAt(),
            items.getOrDefault(head.id(), List.of()))).toList();
    }

    /** As text of the statement, so that the planner sees which of a few values it is. */
    private static String quoted(String outcome) {
        try {
            return "'" + ItemOutcome.of(outcome).spelling() + "'";
        } catch (IllegalArgumentException unknown) {
            throw Refusal.malformed("outcome", "processed, duplicate, ignored or dead-letter");
        }
    }

    Whole get(Caller caller, UUID id) {
        access.require(caller, Action.DELIVERIES_SEE);
        return jdbc.sql("select id, connection_id, received_at, content_type, body from deliveries where id = ?").param(id)
            .query((row, number) -> new Whole(id, row.getString("connection_id"),
                row.getTimestamp("received_at").toInstant(), items(List.of(id)).getOrDefault(id, List.of()),
                row.getString("content_type"), new String(row.getBytes("body"), StandardCharsets.UTF_8)))
            .optional().orElseThrow(() -> Refusal.notFound("delivery", id));
    }

    @Transactional
    Whole requeue(Caller caller, UUID id, int item) {
        access.require(caller, Action.DELIVERIES_REQUEUE);
        String outcome = jdbc.sql("select outcome from outcomes where delivery_id = ? and item = ? for update")
            .params(id, item).query(String.class).optional()
            .orElseThrow(() -> Refusal.notFound("handled item", id + "/" + item));
        if (!outcome.equals(ItemOutcome.DEAD_LETTER.spelling())) {
            throw Refusal.conflict("Only a dead letter is handled again. This item is " + outcome,
                Map.of("outcome", outcome));
        }
        try {
            replay.requeue(id, item);
        } catch (IllegalStateException impossible) {
            throw Refusal.conflict(impossible.getMessage(), Map.of());
        }
        audit.record(caller.actor(), "delivery.requeued", id + "/" + item, Map.of());
        return get(caller, id);
    }

    private Map<UUID, List<Delivery.Item>> items(List<UUID> deliveries) {
        UUID[] ids = deliveries.toArray(UUID[]::new);
        Map<UUID, List<Delivery.Item>> items = new HashMap<>();
        List<Placed> placed = jdbc.sql(ITEMS).param(1, ids).param(2, ids).query((row, number) -> placed(row)).list();
        for (Placed one : placed) {
            List<Delivery.Item> list = items.computeIfAbsent(one.delivery(), id -> new ArrayList<>());
            while (list.size() < one.place()) { // the place in the list is the item's number
                list.add(new Delivery.Item("", "unknown", null, null, null));
            }
            list.add(one.item());
        }
        return items;
    }

    private static Placed placed(ResultSet row) throws SQLException {
        String outcome = row.getString("outcome");
        return new Placed(row.getObject("delivery_id", UUID.class), row.getInt("item"),
            new Delivery.Item(row.getString("key"), row.getString("kind"),
                outcome == null ? null : ItemOutcome.of(outcome), row.getString("reason"),
                row.getObject("message_id", UUID.class)));
    }

    private static Head head(ResultSet row) throws SQLException {
        return new Head(row.getObject("id", UUID.class), row.getString("connection_id"),
            row.getTimestamp("received_at").toInstant());
    }
}
