package io.serai.connectors.twilio;

import io.serai.connectors.ConnectionSettings;
import io.serai.connectors.ProviderJson;
import io.serai.connectors.StableIds;
import io.serai.connectors.Unparseable;
import io.serai.model.AuthorKind;
import io.serai.model.Change;
import io.serai.model.Content;
import io.serai.model.Direction;
import io.serai.model.Forwarded;
import io.serai.model.MediaSource;
import io.serai.model.Party;
import io.serai.model.Referral;
import io.serai.model.ReplyTo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A webhook in canonical words. One with several files is several messages, of which the first carries the text.
 *
 * @see <a href="https://www.twilio.com/docs/whatsapp/api#whatsapp-parameters">Twilio: parameters of WhatsApp</a>
 */
final class TwilioReader {

    private static final String REFERRAL = "Referral";
    private static final int MOST_FILES = 10;

    private final TwilioItem item;
    private final ConnectionSettings connection;
    private final List<Change> changes = new ArrayList<>();

    private TwilioReader(TwilioItem item, ConnectionSettings connection) {
        this.item = item;
        this.connection = connection;
    }

    static List<Change> changes(byte[] payload, ConnectionSettings connection) throws Unparseable {
        TwilioItem item = TwilioItem.read(payload);
        String sid = item.sid();
        if (sid == null) {
            throw new Unparseable("MessageSid is missing");
        }
        return item.status() == null ? new TwilioReader(item, connection).message(sid)
            : List.of(TwilioStatuses.change(item, sid));
    }

    private List<Change> message(String sid) throws Unparseable {
        Party customer = TwilioPeople.sender(item).party(connection);
        Content content = TwilioContents.spoken(item);
        if (content != null) {
            say(customer, sid, content, List.of());
        } else {
            files(customer, sid);
        }
        if (changes.isEmpty()) {
            String body = item.words("Body");
            boolean known = TwilioContents.isText(item);
            say(customer, sid, body != null && known ? new Content.Text(item.text("Body"))
                : TwilioContents.unsupported(item), List.of());
        }
        return List.copyOf(changes);
    }

    private void files(Party customer, String sid) {
        Long count = ProviderJson.number(item.fields(), "NumMedia");
        for (int i = 0; i < Math.min(count == null ? 0 : count, MOST_FILES); i++) {
            String url = item.words("MediaUrl" + i);
            var id = StableIds.of(item.at(), connection.id(), sid, String.valueOf(i));
            Content file = TwilioContents.file(item, i, id);
            if (url != null) {
                say(customer, i == 0 ? sid : sid + "/" + i, file, List.of(new MediaSource(id, null, url.strip(), null)));
            }
        }
    }

    private void say(Party customer, String externalId, Content content, List<MediaSource> media) {
        String quoted = item.words("OriginalRepliedMessageSid");
        changes.add(new Change.Said(customer, new Change.Draft(externalId, Direction.INBOUND, AuthorKind.CONTACT, content,
            media, quoted == null ? null : ReplyTo.external(quoted.strip()), referral(), forwarded(), item.at(), null,
            false, null)));
    }

    private Forwarded forwarded() {
        return item.flag("FrequentlyForwarded") ? Forwarded.OFTEN
            : item.flag("Forwarded") ? Forwarded.ONCE : Forwarded.NONE;
    }

    /** An advertisement that was tapped; what has no field of its own is kept beside. */
    private @Nullable Referral referral() {
        Map<String, String> data = new TreeMap<>();
        item.fields().properties().stream().filter(field -> field.getKey().startsWith(REFERRAL))
            .forEach(field -> data.put(field.getKey().substring(REFERRAL.length()), field.getValue().asText()));
        data.remove("NumMedia", "0");
        if (data.isEmpty()) {
            return null;
        }
        String source = data.remove("SourceType");
        return new Referral(source == null ? "ad" : source, data.remove("SourceId"), data.remove("SourceUrl"),
            data.remove("Headline"), data.remove("Body"), null, data);
    }
}
