package io.serai.connectors.twilio;

import com.fasterxml.jackson.databind.JsonNode;
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
import io.serai.model.Change;
import io.serai.model.FailureCode;
import io.serai.model.MediaSource;
import java.net.URI;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** WhatsApp through Twilio. */
@Component
final class TwilioConnector implements ChannelConnector {

    private static final String CHANNEL = "whatsapp-twilio";
    private static final String LOCAL = "https?://(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d+)?(/.*)?";
    /** Files lie behind a redirect to Twilio's CDN, which needs and gets no password. */
    private static final Set<String> HOSTS = Set.of(".twilio.com", ".twiliocdn.com");
    private static final Set<String> OWN_HOSTS = Set.of(".twilio.com");

    private final TwilioApi api;
    private final Clock clock;
    private final String publicUrl;

    TwilioConnector(ProviderHttp http, Clock clock,
            @Value("${serai.public-url:http://localhost:${server.port:8080}}") String publicUrl) {
        this.api = new TwilioApi(http);
        this.clock = clock;
        this.publicUrl = publicUrl.replaceFirst("/+$", "");
    }

    @Override
    public String channel() {
        return CHANNEL;
    }

    @Override
    public boolean verify(WebhookRequest request, ConnectionSettings connection) {
        return TwilioSignature.verify(request, connection.require("auth-token"));
    }

    @Override
    public List<Item> split(WebhookRequest request, ConnectionSettings connection) throws Unparseable {
        return List.of(TwilioItem.split(request, clock.instant()));
    }

    @Override
    public List<Change> normalise(Item item, ConnectionSettings connection) throws Unparseable {
        return TwilioReader.changes(item.payload(), connection);
    }

    @Override
    public Plan plan(OutboundCommand command, ConnectionSettings connection) throws SendFailure {
        return TwilioPlans.plan(command, connection, callback(connection));
    }

    @Override
    public Receipt send(Part part, OutboundCommand command, ConnectionSettings connection) throws SendFailure {
        JsonNode answer = api.post(connection, part.path(), part.body());
        String sid = ProviderJson.text(answer, "sid");
        if (sid == null && command instanceof SendMessage) {
            throw new SendFailure(SendFailure.of(FailureCode.UNKNOWN,
                "Twilio took the message, but did not say under which id. Its status will tell.", false));
        }
        return new Receipt(sid, List.of());
    }

    @Override
    public MediaLocation locate(MediaSource source, ConnectionSettings connection) throws SendFailure {
        Set<String> own = new HashSet<>(OWN_HOSTS);
        own.add(TwilioApi.host(connection));
        Set<String> allowed = new HashSet<>(HOSTS);
        allowed.addAll(own);
        allowed.addAll(connection.list("media-hosts"));
        try {
            return new MediaLocation(URI.create(String.valueOf(source.url())),
                Map.of("Authorization", TwilioApi.basic(connection)), allowed, own, null);
        } catch (IllegalArgumentException e) {
            throw new SendFailure(SendFailure.of(FailureCode.MEDIA, "Twilio gave no usable address for the file", false));
        }
    }

    @Override
    public List<TemplateInfo> templates(ConnectionSettings connection) throws SendFailure {
        return TwilioTemplates.all(api, connection);
    }

    /** Twilio wants to be told what to do next: nothing. */
    @Override
    public Acknowledgement acknowledgement() {
        return new Acknowledgement("text/xml", "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response/>");
    }

    /** Twilio refuses an address that it cannot reach from where it is, and the message with it. */
    private String callback(ConnectionSettings connection) {
        boolean reachable = !publicUrl.matches(LOCAL) || connection.optional("api-url").orElse("").matches(LOCAL);
        return reachable ? publicUrl + "/webhooks/" + connection.id() : "";
    }
}
