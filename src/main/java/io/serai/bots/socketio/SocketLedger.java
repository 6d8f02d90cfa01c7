package io.serai.bots.socketio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.serai.connectors.ProviderJson;
import io.serai.connectors.web.WebItem;
import io.serai.connectors.web.WebItem.Visitor;
import io.serai.ledger.Ledger;
import io.serai.ledger.Ledger.NewEntry;
import io.serai.ledger.Ledger.RawDelivery;
import io.serai.model.AuthorKind;
import io.serai.model.Content;
import io.serai.model.Ids;
import io.serai.model.MessageStatus;
import io.serai.settings.Connections;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Makes durable what customers do; from here on it goes the way of every webhook. While nothing can be made durable, each
 * call fails with {@link io.serai.ledger.LedgerUnavailable}.
 */
@Component
class SocketLedger {

    private final Ledger ledger;
    private final Connections connections;
    private final ObjectMapper json;
    private final Ids ids;
    private final Clock clock;

    SocketLedger(Ledger ledger, Connections connections, ObjectMapper json, Ids ids, Clock clock) {
        this.ledger = ledger;
        this.connections = connections;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    /** One line of what was said before: by the customer, or by the bot. */
    record Line(boolean byCustomer, String text) {
    }

    /** The whole conversation with the bot so far, and then that the customer has come. */
    void came(String bot, String customer, List<Line> before) {
        Instant now = clock.instant();
        List<WebItem> items = new ArrayList<>();
        for (int place = 0; place < before.size(); place++) {
            Line line = before.get(place);
            items.add(new WebItem.Told(visitor(customer), name(place, line),
                line.byCustomer() ? AuthorKind.CONTACT : AuthorKind.BOT, ProviderJson.storable(line.text()), now));
        }
        items.add(new WebItem.Came(visitor(customer), bot, now));
        append(bot, customer, items, now);
    }

    /** @param id the client's own of the message, by which it is known when it comes again */
    void wrote(String bot, String customer, String id, String text) {
        Instant now = clock.instant();
        append(bot, customer, List.of(new WebItem.Wrote(visitor(customer), id,
            new Content.Text(ProviderJson.storable(text)), null, now)), now);
    }

    void has(String bot, String customer, List<UUID> messages) {
        Instant now = clock.instant();
        append(bot, customer, List.of(new WebItem.Saw(visitor(customer), MessageStatus.DELIVERED, messages, now)), now);
    }

    private static Visitor visitor(String customer) {
        return new Visitor(customer, null, null, false, Map.of());
    }

    /** The same line at the same place is the same: a bot that hands over a second time tells the beginning again. */
    private static String name(int place, Line line) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                .digest((line.byCustomer() + ":" + line.text()).getBytes(StandardCharsets.UTF_8));
            return "before-" + place + "-" + HexFormat.of().formatHex(digest, 0, 12);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void append(String bot, String customer, List<WebItem> items, Instant now) {
        ArrayNode all = json.createArrayNode();
        List<NewEntry> entries = new ArrayList<>();
        for (WebItem item : items) {
            all.add(tree(item));
            entries.add(new NewEntry(bot, customer, item.key(), item.kind(), item.bytes()));
        }
        ledger.append(new RawDelivery(ids.next(), bot, now, "application/json", bytes(all)), entries);
        connections.sawInbound(bot, now);
    }

    private JsonNode tree(WebItem item) {
        try {
            return json.readTree(item.bytes());
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private byte[] bytes(ArrayNode items) {
        try {
            return json.writeValueAsBytes(items);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
