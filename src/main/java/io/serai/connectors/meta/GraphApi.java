package io.serai.connectors.meta;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.connectors.ConnectionSettings;
import io.serai.connectors.ProviderHttp;
import io.serai.connectors.ProviderHttp.ProviderRequest;
import io.serai.connectors.ProviderHttp.ProviderResponse;
import io.serai.connectors.ProviderHttp.Upload;
import io.serai.connectors.ProviderJson;
import io.serai.connectors.SendFailure;
import io.serai.connectors.Unparseable;
import io.serai.model.FailureCode;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Calls to the Graph API with a bearer token; settings {@code api-url} and {@code api-version} say where. Safe for use by
 * many threads.
 */
public final class GraphApi {

    /** What documents and peers use; a version lives at least two years. */
    public static final String VERSION = "v25.0";

    private final ProviderHttp http;
    private final GraphErrors errors;
    private final String defaultUrl;

    /** @param defaultUrl where the API is when the connection does not say so: {@code https://graph.facebook.com} */
    public GraphApi(ProviderHttp http, GraphErrors errors, String defaultUrl) {
        this.http = http;
        this.errors = errors;
        this.defaultUrl = defaultUrl;
    }

    /** The path of an endpoint below {@code api-url}: {@code /v25.0/123/messages}. */
    public static String path(ConnectionSettings connection, String endpoint) {
        return "/" + connection.optional("api-version").orElse(VERSION) + "/" + endpoint;
    }

    public JsonNode get(ConnectionSettings connection, String token, String path) throws SendFailure {
        return call(new ProviderRequest("GET", url(connection, path), bearer(token), new byte[0],
            connection.timeout()));
    }

    public JsonNode post(ConnectionSettings connection, String token, String path, JsonNode body) throws SendFailure {
        return call(new ProviderRequest("POST", url(connection, path),
            Map.of("Authorization", "Bearer " + token, "Content-Type", "application/json"), ProviderJson.bytes(body),
            connection.timeout()));
    }

    public JsonNode upload(ConnectionSettings connection, String token, String path, Upload file) throws SendFailure {
        return call(new ProviderRequest("POST", url(connection, path), bearer(token), new byte[0], file,
            connection.timeout()));
    }

    /** The host that {@code api-url} names: one that may see the connection's token. */
    public String host(ConnectionSettings connection) throws SendFailure {
        return url(connection, "/").getHost();
    }

    private JsonNode call(ProviderRequest request) throws SendFailure {
        ProviderResponse response = http.exchange(request);
        Optional<SendFailure> failure = errors.in(response);
        if (failure.isPresent()) {
            throw failure.get();
        }
        JsonNode answer = read(response.body());
        if (answer == null) {
            boolean asked = request.method().equals("GET");
            throw new SendFailure(SendFailure.of(asked ? FailureCode.UNPARSEABLE : FailureCode.UNKNOWN,
                request.url().getHost() + " answered " + response.status() + " with something that is not JSON", asked));
        }
        return answer;
    }

    private static @Nullable JsonNode read(byte[] body) {
        try {
            return ProviderJson.parse(body);
        } catch (Unparseable e) {
            return null;
        }
    }

    private URI url(ConnectionSettings connection, String path) throws SendFailure {
        String base = connection.optional("api-url").orElse(defaultUrl).replaceFirst("/+$", "");
        try {
            URI url = URI.create(base + path);
            if (url.getHost() != null && ("https".equals(url.getScheme()) || "http".equals(url.getScheme()))) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            // Said below, without the address: a mistyped one may hold a token.
        }
        throw new SendFailure(SendFailure.of(FailureCode.CONFIG,
            "The setting api-url of " + connection.id() + " is not an http(s) address", false));
    }

    private static Map<String, String> bearer(String token) {
        return Map.of("Authorization", "Bearer " + token);
    }
}
