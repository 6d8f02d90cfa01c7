package io.serai.connectors.messenger;

import static io.serai.connectors.ProviderJson.text;
import static io.serai.connectors.ProviderJson.textOr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.connectors.ChannelConnector;
import io.serai.connectors.ConnectionSettings;
import io.serai.connectors.ConnectorDescriptor.Abilities;
import io.serai.connectors.ConnectorDescriptors;
import io.serai.connectors.Item;
import io.serai.connectors.MediaLocation;
import io.serai.connectors.OutboundCommand;
import io.serai.connectors.OutboundCommand.SendMessage;
import io.serai.connectors.Part;
import io.serai.connectors.Plan;
import io.serai.connectors.ProviderHttp;
import io.serai.connectors.Receipt;
import io.serai.connectors.SendFailure;
import io.serai.connectors.Unparseable;
import io.serai.connectors.WebhookRequest;
import io.serai.connectors.meta.Dialect;
import io.serai.connectors.meta.GraphApi;
import io.serai.connectors.meta.GraphErrors;
import io.serai.connectors.meta.MessagingEnvelope;
import io.serai.connectors.meta.MessagingEvents;
import io.serai.connectors.meta.MetaHandshake;
import io.serai.connectors.meta.MetaMedia;
import io.serai.connectors.meta.MetaProfiles;
import io.serai.connectors.meta.MetaSignature;
import io.serai.connectors.meta.SendApi;
import io.serai.model.Change;
import io.serai.model.FailureCode;
import io.serai.model.Identity;
import io.serai.model.IdentityKind;
import io.serai.model.MediaSource;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * A Page's conversations on Messenger.
 *
 * @see <a href="https://developers.facebook.com/docs/messenger-platform">Meta: Messenger Platform</a>
 */
@Component
final class MessengerConnector implements ChannelConnector {

    private static final String CHANNEL = "messenger";
    private static final String API = "https://graph.facebook.com";
    private static final String PAGE = "page-id";
    private static final String TOKEN = "page-access-token";

    private final ConnectorDescriptors descriptors;
    private final MessagingEnvelope envelope;
    private final MessagingEvents events = new MessagingEvents(Dialect.MESSENGER);
    private final SendApi api;

    MessengerConnector(ConnectorDescriptors descriptors, ProviderHttp http, Clock clock) {
        this.descriptors = descriptors;
        this.envelope = new MessagingEnvelope(Dialect.MESSENGER.object(), clock);
        this.api = new SendApi(new GraphApi(http, GraphErrors.pages("Messenger"), API), "Messenger", TOKEN);
    }

    @Override
    public String channel() {
        return CHANNEL;
    }

    @Override
    public Optional<String> handshake(Map<String, String> query, ConnectionSettings connection) {
        return MetaHandshake.answer(query, connection.require("verify-token"));
    }

    @Override
    public boolean verify(WebhookRequest request, ConnectionSettings connection) {
        return MetaSignature.verify(request, List.of(connection.require("app-secret")));
    }

    @Override
    public List<Item> split(WebhookRequest request, ConnectionSettings connection) throws Unparseable {
        return envelope.split(request.body());
    }

    @Override
    public List<Change> normalise(Item item, ConnectionSettings connection) throws Unparseable {
        return events.normalise(item, connection);
    }

    @Override
    public Plan plan(OutboundCommand command, ConnectionSettings connection) throws SendFailure {
        return switch (command) {
            case SendMessage message -> new MessengerMessages(api, abilities(), messages(connection)).plan(message);
            case OutboundCommand.SendReaction reaction -> one(connection, SendApi.reaction(reaction, reaction.emoji()));
            case OutboundCommand.MarkRead read -> one(connection, SendApi.action(read, "mark_seen"));
            case OutboundCommand.Typing typing ->
                one(connection, SendApi.action(typing, typing.on() ? "typing_on" : "typing_off"));
            case OutboundCommand.ThreadControl control ->
                SendApi.threadControl(control, GraphApi.path(connection, connection.require(PAGE)));
        };
    }

    private static Plan one(ConnectionSettings connection, ObjectNode body) {
        return new Plan(List.of(new Part(messages(connection), body, null)), List.of());
    }

    private static String messages(ConnectionSettings connection) {
        return GraphApi.path(connection, connection.require(PAGE) + "/messages");
    }

    private Abilities abilities() throws SendFailure {
        return descriptors.find(CHANNEL).orElseThrow(() -> new SendFailure(SendFailure.of(FailureCode.CONFIG,
            "connectors/messenger/connector.yaml is missing or refused", false))).abilities();
    }

    @Override
    public Receipt send(Part part, OutboundCommand command, ConnectionSettings connection) throws SendFailure {
        if (part.upload() == null || !(command instanceof SendMessage message)) {
            return api.send(part, command, connection);
        }
        ObjectNode body = part.body().deepCopy();
        JsonNode attachment = body.path("message").path("attachment");
        String id = api.upload(part.upload(), textOr("file", attachment, "type"),
            GraphApi.path(connection, connection.require(PAGE) + "/message_attachments"), message, connection);
        ((ObjectNode) attachment.path("payload")).put("attachment_id", id);
        return api.send(new Part(part.path(), body, null), command, connection);
    }

    @Override
    public MediaLocation locate(MediaSource source, ConnectionSettings connection) throws SendFailure {
        return MetaMedia.locate(source, connection);
    }

    @Override
    public Optional<Profile> profile(Identity identity, ConnectionSettings connection) throws SendFailure {
        if (identity.kind() != IdentityKind.USER_ID) {
            return Optional.empty();
        }
        // https://developers.facebook.com/docs/messenger-platform/identity/user-profile
        String path = GraphApi.path(connection, identity.value() + "?fields=first_name,last_name,profile_pic");
        return MetaProfiles.ask(() -> api.get(path, connection)).map(profile -> {
            String name = Stream.of("first_name", "last_name").map(field -> textOr("", profile, field))
                .filter(part -> !part.isEmpty()).collect(Collectors.joining(" "));
            return new Profile(name.isEmpty() ? null : name, text(profile, "profile_pic"));
        });
    }
}
