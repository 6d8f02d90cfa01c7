package io.serai.media;

import io.serai.connectors.ChannelConnector;
import io.serai.connectors.ConnectionSettings;
import io.serai.connectors.Item;
import io.serai.connectors.MediaLocation;
import io.serai.connectors.OutboundCommand;
import io.serai.connectors.Part;
import io.serai.connectors.Plan;
import io.serai.connectors.ProviderHttp;
import io.serai.connectors.ProviderHttp.ProviderRequest;
import io.serai.connectors.ProviderHttp.ProviderResponse;
import io.serai.connectors.Receipt;
import io.serai.connectors.SendFailure;
import io.serai.connectors.WebhookRequest;
import io.serai.model.Change;
import io.serai.model.FailureCode;
import io.serai.model.Identity;
import io.serai.model.MediaSource;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A channel whose provider is a {@link FileHost}: it tells addresses of media ids, and who people are. */
final class FilesConnector implements ChannelConnector {

    private final ProviderHttp http;

    FilesConnector(ProviderHttp http) {
        this.http = http;
    }

    @Override
    public String channel() {
        return "files";
    }

    @Override
    public MediaLocation locate(MediaSource source, ConnectionSettings connection) throws SendFailure {
        String url = source.url() != null ? source.url() : ask("/locate/" + source.mediaId(), connection);
        return new MediaLocation(URI.create(url), Map.of("Authorization", "Bearer secret"), Set.of(".cdn.example.com"),
            Set.of("127.0.0.1"), null);
    }

    @Override
    public Optional<Profile> profile(Identity identity, ConnectionSettings connection) throws SendFailure {
        String[] told = ask("/profile/" + identity.value(), connection).split("\n");
        return Optional.of(new Profile(told[0], told.length > 1 ? told[1] : null));
    }

    private String ask(String path, ConnectionSettings connection) throws SendFailure {
        ProviderResponse answer = http.exchange(new ProviderRequest("GET", URI.create(connection.require("api-url") + path),
            Map.of(), new byte[0], Duration.ofSeconds(5)));
        return switch (answer.status()) {
            case 200 -> new String(answer.body(), StandardCharsets.UTF_8);
            case 401 -> throw new SendFailure(SendFailure.of(FailureCode.UNAUTHORISED, "The token is dead", false));
            case 404 -> throw new SendFailure(SendFailure.of(FailureCode.MEDIA, "Nothing known of it", false));
            default -> throw new SendFailure(SendFailure.of(FailureCode.UNAVAILABLE, "Not now", true));
        };
    }

    @Override
    public boolean verify(WebhookRequest request, ConnectionSettings connection) {
        return false;
    }

    @Override
    public List<Item> split(WebhookRequest request, ConnectionSettings connection) {
        return List.of();
    }

    @Override
    public List<Change> normalise(Item item, ConnectionSettings connection) {
        return List.of();
    }

    @Override
    public Plan plan(OutboundCommand command, ConnectionSettings connection) {
        return Plan.NOTHING;
    }

    @Override
    public Receipt send(Part part, OutboundCommand command, ConnectionSettings connection) {
        return new Receipt(null, List.of());
    }
}
