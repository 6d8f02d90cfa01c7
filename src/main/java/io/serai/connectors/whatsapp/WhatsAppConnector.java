package io.serai.connectors.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.connectors.ChannelConnector;
import io.serai.connectors.ConnectionSettings;
import io.serai.connectors.Item;
import io.serai.connectors.MediaLocation;
import io.serai.connectors.OutboundCommand;
import io.serai.connectors.OutboundCommand.SendMessage;
import io.serai.connectors.Part;
import io.serai.connectors.Plan;
import io.serai.connectors.ProviderHttp;
import io.serai.connectors.ProviderJson;
import io.serai.connectors.Receipt;
import io.serai.connectors.SendFailure;
import io.serai.connectors.TemplateInfo;
import io.serai.connectors.Unparseable;
import io.serai.connectors.WebhookRequest;
import io.serai.connectors.meta.GraphApi;
import io.serai.connectors.meta.GraphErrors;
import io.serai.connectors.meta.MetaHandshake;
import io.serai.connectors.meta.MetaSignature;
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
import org.springframework.stereotype.Component;

/** WhatsApp Cloud API. */
@Component
final class WhatsAppConnector implements ChannelConnector {

    private static final String CHANNEL = "whatsapp";
    private static final String URL = "https://graph.facebook.com";

    private final GraphApi graph;
    private final WhatsAppMedia media;
    private final Clock clock;

    WhatsAppConnector(ProviderHttp http, Clock clock) {
        this.graph = new GraphApi(http, GraphErrors.whatsApp(), URL);
        this.media = new WhatsAppMedia(graph);
        this.clock = clock;
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
        return WhatsAppBatch.split(request.body(), clock.instant());
    }

    @Override
    public List<Change> normalise(Item item, ConnectionSettings connection) throws Unparseable {
        return WhatsAppReader.changes(item.payload(), connection);
    }

    @Override
    public Plan plan(OutboundCommand command, ConnectionSettings connection) throws SendFailure {
        return WhatsAppPlans.plan(command, connection);
    }

    @Override
    public Receipt send(Part part, OutboundCommand command, ConnectionSettings connection) throws SendFailure {
        ObjectNode body = part.body().deepCopy();
        if (part.upload() != null && command instanceof SendMessage message) {
            String uploaded = media.upload(part.upload(), message.files(), connection);
            body.withObject("/" + body.path("type").asText()).put("id", uploaded);
        }
        JsonNode answer = graph.post(connection, connection.require("access-token"), part.path(), body);
        // A reaction has an id too, but it is not the message's.
        boolean isMessage = command instanceof SendMessage;
        String id = isMessage ? ProviderJson.text(answer.path("messages").path(0), "id") : null;
        if (id == null && isMessage) {
            throw new SendFailure(SendFailure.of(FailureCode.UNKNOWN,
                "WhatsApp took the message, but did not say under which id. Its status will tell.", false));
        }
        return new Receipt(id, learnt(answer, command, connection));
    }

    @Override
    public MediaLocation locate(MediaSource source, ConnectionSettings connection) throws SendFailure {
        return media.locate(source, connection);
    }

    @Override
    public List<TemplateInfo> templates(ConnectionSettings connection) throws SendFailure {
        return WhatsAppTemplates.all(graph, connection);
    }

    /**
     * The answer names the recipient as WhatsApp does, which may be another spelling of the number, or a user id; under
     * that name they will answer.
     */
    private static List<Identity> learnt(JsonNode answer, OutboundCommand command, ConnectionSettings connection) {
        Stream<Identity> named = WhatsAppPeople.named(answer.path("contacts").path(0)).identities(connection).stream();
        Stream<Identity> respelled = command.to().stream().filter(each -> each.kind() == IdentityKind.PHONE)
            .flatMap(each -> PhoneSpellings.others(each.value()).stream())
            .map(other -> WhatsAppPeople.identity(connection, IdentityKind.PHONE, other));
        return Stream.concat(named, respelled).distinct().filter(each -> !command.to().contains(each)).toList();
    }
}
