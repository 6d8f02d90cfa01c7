package io.serai.connectors.instagram;

import static io.serai.connectors.ProviderJson.text;

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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * An Instagram professional account's conversations, over one of two routes that differ in host and account id: with
 * Facebook Login through the Page that the account is linked to, with Instagram Login by itself.
 *
 * @see <a href="https://developers.facebook.com/docs/messenger-platform/instagram">through a Page</a>
 * @see <a href="https://developers.facebook.com/docs/instagram-platform/instagram-api-with-instagram-login">by itself</a>
 */
@Component
final class InstagramConnector implements ChannelConnector {

    private static final String CHANNEL = "instagram";

    private final ConnectorDescriptors descriptors;
    private final MessagingEnvelope envelope;
    private final MessagingEvents events = new MessagingEvents(Dialect.INSTAGRAM);
    private final Map<Route, SendApi> apis;

    InstagramConnector(ConnectorDescriptors descriptors, ProviderHttp http, Clock clock) {
        this.descriptors = descriptors;
        this.envelope = new MessagingEnvelope(Dialect.INSTAGRAM.object(), clock);
        this.apis = Map.of(Route.FACEBOOK, api(Route.FACEBOOK, http), Route.INSTAGRAM, api(Route.INSTAGRAM, http));
    }

    private static SendApi api(Route route, ProviderHttp http) {
        return new SendApi(new GraphApi(http, GraphErrors.pages("Instagram"), route.host), "Instagram", "access-token");
    }

    /** The way to the account; setting {@code login}. */
    private enum Route {
        FACEBOOK("https://graph.facebook.com"), INSTAGRAM("https://graph.instagram.com");

        private final String host;

        Route(String host) {
            this.host = host;
        }

        /** As the setting says; a connection that names no Page can only go without one. */
        static Route of(ConnectionSettings connection) throws SendFailure {
            String login = connection.optional("login")
                .orElse(connection.optional("page-id").isPresent() ? "facebook" : "instagram");
            return switch (login) {
                case "facebook" -> FACEBOOK;
                case "instagram" -> INSTAGRAM;
                default -> throw new SendFailure(SendFailure.of(FailureCode.CONFIG,
                    "The setting login of " + connection.id() + " is facebook or instagram", false));
            };
        }

        /** Whose messages they are: the Page's, or the account's own. */
        String sender(ConnectionSettings connection) throws SendFailure {
            String setting = this == FACEBOOK ? "page-id" : "account-id";
            return connection.optional(setting).orElseThrow(() -> new SendFailure(SendFailure.of(FailureCode.CONFIG,
                "The connection " + connection.id() + " lacks " + setting + ", which this login needs", false)));
        }
    }

    @Override
    public String channel() {
        return CHANNEL;
    }

    @Override
    public Optional<String> handshake(Map<String, String> query, ConnectionSettings connection) {
        return MetaHandshake.answer(query, connection.require("verify-token"));
    }

    /** Meta does not say which of an app's two secrets signs, so either may. */
    @Override
    public boolean verify(WebhookRequest request, ConnectionSettings connection) {
        return MetaSignature.verify(request, Stream.of("app-secret", "instagram-app-secret")
            .map(connection::optional).flatMap(Optional::stream).toList());
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
            case SendMessage message ->
                new InstagramMessages(api(connection), abilities(), messages(connection)).plan(message);
            case OutboundCommand.SendReaction reaction ->
                one(connection, SendApi.reaction(reaction, named(reaction.emoji())));
            case OutboundCommand.MarkRead read -> one(connection, SendApi.action(read, "mark_seen"));
            case OutboundCommand.Typing typing -> typing.on()
                ? one(connection, SendApi.action(typing, "typing_on")) : Plan.NOTHING;
            case OutboundCommand.ThreadControl control -> SendApi.threadControl(control,
                GraphApi.path(connection, Route.of(connection).sender(connection)));
        };
    }

    /** A heart goes by its name, as it comes. */
    private static @Nullable String named(@Nullable String emoji) {
        return emoji != null && emoji.startsWith("❤") ? "love" : emoji;
    }

    private static Plan one(ConnectionSettings connection, ObjectNode body) throws SendFailure {
        return new Plan(List.of(new Part(messages(connection), body, null)), List.of());
    }

    private static String messages(ConnectionSettings connection) throws SendFailure {
        return GraphApi.path(connection, Route.of(connection).sender(connection) + "/messages");
    }

    private SendApi api(ConnectionSettings connection) throws SendFailure {
        return apis.get(Route.of(connection));
    }

    private Abilities abilities() throws SendFailure {
        return descriptors.find(CHANNEL).orElseThrow(() -> new SendFailure(SendFailure.of(FailureCode.CONFIG,
            "connectors/instagram/connector.yaml is missing or refused", false))).abilities();
    }

    @Override
    public Receipt send(Part part, OutboundCommand command, ConnectionSettings connection) throws SendFailure {
        return api(connection).send(part, command, connection);
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
        // https://developers.facebook.com/docs/messenger-platform/instagram/features/user-profile
        String path = GraphApi.path(connection, identity.value() + "?fields=name,username,profile_pic");
        return MetaProfiles.ask(() -> api(connection).get(path, connection)).map(profile -> {
            String name = text(profile, "name");
            return new Profile(name == null ? text(profile, "username") : name, text(profile, "profile_pic"));
        });
    }
}
