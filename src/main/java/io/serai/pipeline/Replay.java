package io.serai.pipeline;

import io.serai.chat.Arrivals;
import io.serai.connectors.ChannelConnector;
import io.serai.connectors.ConnectionSettings;
import io.serai.connectors.Connectors;
import io.serai.connectors.Item;
import io.serai.connectors.Unparseable;
import io.serai.connectors.WebhookRequest;
import io.serai.conversations.Arrival.Recorded;
import io.serai.ledger.Ledger.Entry;
import io.serai.pipeline.BatchHandler.Understood;
import io.serai.settings.Connections;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes kept deliveries through the routes as they are now: a dead letter after its cause was mended. It starts from the
 * raw bytes, so a delivery that could not be parsed at all can be saved too; what was recorded before is a duplicate.
 */
@Component
public class Replay {

    private final Connections connections;
    private final Connectors connectors;
    private final Arrivals arrivals;
    private final BatchHandler reader;
    private final Effects effects;
    private final JdbcTemplate jdbc;

    Replay(Connections connections, Connectors connectors, Arrivals arrivals, BatchHandler reader, Effects effects,
            JdbcTemplate jdbc) {
        this.connections = connections;
        this.connectors = connectors;
        this.arrivals = arrivals;
        this.reader = reader;
        this.effects = effects;
        this.jdbc = jdbc;
    }

    /**
     * Handles one item again, or all of a delivery that was one unparseable whole.
     *
     * @return how each ended now; empty where there is no such item
     */
    @Transactional
    public List<Recorded> requeue(UUID delivery, int item) {
        Optional<Kept> kept = jdbc.query("select connection_id, received_at, content_type, body from deliveries where id = ?",
            (row, n) -> new Kept(row.getString(1), row.getTimestamp(2).toInstant(), row.getString(3), row.getBytes(4)),
            delivery).stream().findFirst();
        if (kept.isEmpty()) {
            return List.of();
        }
        List<Entry> entries = entries(delivery, kept.get());
        boolean whole = Integer.valueOf(1).equals(jdbc.queryForObject("select items from deliveries where id = ?",
            Integer.class, delivery)) && entries.size() > 1;
        if (whole) {
            jdbc.update("update deliveries set items = ? where id = ?", entries.size(), delivery);
        }
        List<Understood> batch = entries.stream().filter(entry -> whole || entry.item() == item).map(reader::understand).toList();
        return batch.isEmpty() ? List.of() : effects.repeat(batch);
    }

    private record Kept(String connectionId, Instant receivedAt, String contentType, byte[] body) {
    }

    private List<Entry> entries(UUID delivery, Kept kept) {
        List<Item> items = split(kept);
        return IntStream.range(0, items.size()).mapToObj(n -> entry(delivery, n, items.get(n), kept)).toList();
    }

    private List<Item> split(Kept kept) {
        ConnectionSettings connection = connections.find(kept.connectionId).orElseThrow(() -> new IllegalStateException(
            "Connection '" + kept.connectionId + "' is gone or disabled; enable it first"));
        if (kept.contentType.equals(Arrivals.CONTENT_TYPE)) {
            return List.of(handedIn(kept));
        }
        ChannelConnector connector = connectors.find(connection.channel()).orElseThrow();
        try {
            return connector.split(new WebhookRequest(connections.webhookUrl(kept.connectionId),
                Map.of("content-type", List.of(kept.contentType)), kept.body), connection);
        } catch (Unparseable still) {
            return List.of(new Item("", "", Digests.sha256(kept.body), WebhookIntake.UNPARSEABLE,
                Digests.utf8(still.getMessage())));
        }
    }

    private Item handedIn(Kept kept) {
        try {
            return arrivals.item(kept.body);
        } catch (Unparseable still) {
            return new Item("", "", Digests.sha256(kept.body), WebhookIntake.UNPARSEABLE, Digests.utf8(still.getMessage()));
        }
    }

    private Entry entry(UUID delivery, int n, Item item, Kept kept) {
        String owner = connections.find(kept.connectionId).flatMap(addressed -> connections.owner(addressed, item.account()))
            .map(ConnectionSettings::id).orElse("");
        return new Entry(-1, -1, delivery, n, owner.isEmpty() ? kept.connectionId : owner, item.customer(), item.key(),
            owner.isEmpty() ? BatchHandler.STRANGE_ACCOUNT : item.kind(), item.payload(), kept.receivedAt);
    }
}
