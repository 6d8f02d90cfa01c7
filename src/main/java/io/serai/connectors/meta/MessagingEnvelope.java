package io.serai.connectors.meta;

import static io.serai.connectors.ProviderJson.instant;
import static io.serai.connectors.ProviderJson.text;
import static io.serai.connectors.ProviderJson.textOr;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.connectors.Item;
import io.serai.connectors.ProviderJson;
import io.serai.connectors.Unparseable;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes a webhook of a Page or an Instagram account apart: every element of every {@code messaging}, {@code standby}
 * and {@code changes} of every entry. Up to 1000 events come in one.
 *
 * @see <a href="https://developers.facebook.com/docs/messenger-platform/webhooks">Meta: webhooks</a>
 */
public final class MessagingEnvelope {

    private static final List<String> LISTS = List.of("messaging", MessagingEvent.STANDBY, MessagingEvent.CHANGES);

    private final String object;
    private final Clock clock;

    /** @param object what the webhook has to be about: {@code page} or {@code instagram} */
    public MessagingEnvelope(String object, Clock clock) {
        this.object = object;
        this.clock = clock;
    }

    public List<Item> split(byte[] body) throws Unparseable {
        JsonNode root = ProviderJson.parse(body);
        String about = textOr("", root, "object");
        if (!about.equals(object)) {
            throw new Unparseable("Expected object '" + object + "'. This connection's webhook was given to another "
                + "product of the app");
        }
        if (!root.path("entry").isArray()) {
            throw new Unparseable("Expected an array 'entry'");
        }
        List<Item> items = new ArrayList<>();
        for (JsonNode entry : root.path("entry")) {
            items.addAll(items(entry));
        }
        return items;
    }

    private List<Item> items(JsonNode entry) {
        String id = textOr("", entry, "id");
        String account = id.equals("0") ? "" : id;
        Instant given = instant(entry, "time");
        Instant time = given == null ? clock.instant() : given;
        List<Item> items = new ArrayList<>();
        for (String list : LISTS) {
            for (JsonNode element : elements(entry.path(list))) {
                items.add(item(account, time, list, element));
            }
        }
        if (entry.has("field")) {
            // With Instagram Login a change can be the entry itself:
            // https://developers.facebook.com/docs/instagram-platform/webhooks/examples
            items.add(item(account, time, MessagingEvent.CHANGES, entry));
        }
        if (items.isEmpty()) {
            items.add(new MessagingEvent(account, time, MessagingEvent.CHANGES, "entry", ProviderJson.object()).item());
        }
        return items;
    }

    private static Item item(String account, Instant time, String list, JsonNode element) {
        return list.equals(MessagingEvent.CHANGES)
            ? new MessagingEvent(account, time, list, textOr("change", element, "field"), element.path("value")).item()
            : new MessagingEvent(account, time, list, null, element).item();
    }

    /** Whatever is there, even what is no array: it has to end as an item too. */
    private static Iterable<JsonNode> elements(JsonNode list) {
        return list.isArray() ? list : list.isMissingNode() || list.isNull() ? List.of() : List.of(list);
    }
}
