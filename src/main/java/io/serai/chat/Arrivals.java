package io.serai.chat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.chat.Received.Name;
import io.serai.chat.Received.Person;
import io.serai.chat.Received.Words;
import io.serai.connectors.ConnectionSettings;
import io.serai.connectors.Item;
import io.serai.connectors.Unparseable;
import io.serai.ledger.Ledger;
import io.serai.ledger.Ledger.NewEntry;
import io.serai.ledger.Ledger.RawDelivery;
import io.serai.model.AuthorKind;
import io.serai.model.Change;
import io.serai.model.Content;
import io.serai.model.Direction;
import io.serai.model.Forwarded;
import io.serai.model.Identity;
import io.serai.model.Ids;
import io.serai.model.Party;
import io.serai.settings.Connections;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Messages that routes hand in. They go into the ledger as a provider's do, so they keep their order among them, are
 * recorded once, and can be replayed; what is wrong with one is said before it is kept.
 */
@Component
public class Arrivals {

    /** How such a delivery is known in the ledger. */
    public static final String CONTENT_TYPE = "application/vnd.serai.chat+json";
    public static final String KIND = "chat:receive";

    private final Ledger ledger;
    private final Connections connections;
    private final ObjectMapper json;
    private final Ids ids;
    private final Clock clock;

    Arrivals(Ledger ledger, Connections connections, ObjectMapper json, Ids ids, Clock clock) {
        this.ledger = ledger;
        this.connections = connections;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    /** Where a handed-in message can be looked up among the deliveries. */
    record Taken(UUID deliveryId) {
    }

    /** Durable once this returns. */
    Taken receive(Received received) {
        String connection = Objects.requireNonNullElse(received.connectionId(), "");
        ConnectionSettings settings = connections.find(connection).orElseThrow(() -> new IllegalArgumentException(
            "connectionId: there is no connection '" + connection + "' that serves"));
        check(received);
        Instant now = clock.instant();
        byte[] payload = write(received.sentBy(now));
        RawDelivery delivery = new RawDelivery(ids.next(), connection, now, CONTENT_TYPE, payload);
        Item item = item(received, payload);
        ledger.append(delivery, List.of(new NewEntry(settings.id(), item.customer(), item.key(), KIND, payload)));
        connections.sawInbound(connection, now);
        return new Taken(delivery.id());
    }

    private static void check(Received received) {
        Person person = demand(received.contact(), "contact: who says it is missing");
        List<Name> names = demand(person.identities(), "contact.identities: who says it is missing");
        if (names.isEmpty() || names.stream().anyMatch(name -> name.kind() == null || name.value() == null
                || name.value().isBlank())) {
            throw new IllegalArgumentException("contact.identities: each has a kind (phone, user-id, username, visitor) and "
                + "a value, and there is at least one");
        }
        Words words = demand(received.message(), "message: what is said is missing");
        if (words.externalId() == null || words.externalId().isBlank()) {
            throw new IllegalArgumentException("message.externalId: the sender's own id of the message is missing. By it a "
                + "message that is handed in twice is recorded once");
        }
        switch (demand(words.content(), "message.content: what is said is missing")) {
            case Content.Prompt prompt -> refuse("a prompt is for customers to answer: they send a choice");
            case Content.Template template -> refuse("templates are sent to customers, never by them");
            case Content.WithAttachment file -> refuse("files come with a provider's webhook or by the visitor API");
            case Content.Text text when text.text() == null || text.text().isBlank() -> refuse("the text is empty");
            case Content other -> { }
        }
    }

    private static void refuse(String why) {
        throw new IllegalArgumentException("message.content: " + why);
    }

    private static <T> T demand(@Nullable T value, String otherwise) {
        if (value == null) {
            throw new IllegalArgumentException(otherwise);
        }
        return value;
    }

    private static Item item(Received received, byte[] payload) {
        return new Item("", received.contact().identities().getFirst().value(), received.message().externalId(), KIND,
            payload);
    }

    /** The one item of a kept delivery. */
    public Item item(byte[] body) throws Unparseable {
        return item(read(body), body);
    }

    /** What a handed-in message changes. */
    public List<Change> changes(Item item, ConnectionSettings connection) throws Unparseable {
        Received received = read(item.payload());
        Person person = received.contact();
        Words words = received.message();
        List<Identity> names = person.identities().stream()
            .map(name -> new Identity(connection.id(), connection.channel(), name.kind(), name.value())).toList();
        Party customer = new Party(names, person.name(), person.language(),
            Objects.requireNonNullElse(person.fields(), Map.of()));
        return List.of(new Change.Said(customer, new Change.Draft(words.externalId(), Direction.INBOUND, AuthorKind.CONTACT,
            words.content(), List.of(), words.replyTo(), null, Forwarded.NONE,
            Objects.requireNonNull(words.sentAt()), null, false, words.language())));
    }

    private byte[] write(Received received) {
        try {
            return json.writeValueAsBytes(received);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Received read(byte[] body) throws Unparseable {
        try {
            Received received = json.readValue(body, Received.class);
            check(received);
            return received;
        } catch (JsonProcessingException | IllegalArgumentException wrong) {
            throw new Unparseable("it is no message in canonical JSON");
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
