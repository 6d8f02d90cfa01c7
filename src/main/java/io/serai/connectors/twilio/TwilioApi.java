package io.serai.connectors.twilio;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.connectors.ConnectionSettings;
import io.serai.connectors.ProviderHttp;
import io.serai.connectors.ProviderHttp.ProviderRequest;
import io.serai.connectors.ProviderHttp.ProviderResponse;
import io.serai.connectors.ProviderJson;
import io.serai.connectors.SendFailure;
import io.serai.connectors.Unparseable;
import io.serai.model.FailureCode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * Calls to Twilio's hosts, which the path tells apart: messages at {@code api-url}, typing at {@code messaging-url},
 * templates at {@code content-url}. Safe for use by many threads.
 */
final class TwilioApi {

    private static final String URL = "https://api.twilio.com";
    private static final String INDICATORS = "/v3/Indicators/Typing.json";

    private final ProviderHttp http;

    TwilioApi(ProviderHttp http) {
        this.http = http;
    }

    /** Where messages are posted. */
    static String messages(ConnectionSettings connection) {
        return "/2010-04-01/Accounts/" + connection.require("account-sid") + "/Messages.json";
    }

    /** Typing, which marks read too. https://www.twilio.com/docs/whatsapp/api/typing-indicators-resource */
    static String indicators() {
        return INDICATORS;
    }

    JsonNode post(ConnectionSettings connection, String path, JsonNode body) throws SendFailure {
        boolean typing = path.equals(INDICATORS);
        return call(new ProviderRequest("POST", url(base(connection, typing ? "messaging" : "api"), path),
            Map.of("Authorization", basic(connection),
                "Content-Type", typing ? "application/json" : "application/x-www-form-urlencoded"),
            typing ? ProviderJson.bytes(body) : TwilioForm.encode(body), connection.timeout()));
    }

    JsonNode content(ConnectionSettings connection, String path) throws SendFailure {
        return call(new ProviderRequest("GET", url(base(connection, "content"), path),
            Map.of("Authorization", basic(connection)), new byte[0], connection.timeout()));
    }

    static String basic(ConnectionSettings connection) {
        String both = connection.require("account-sid") + ":" + connection.require("auth-token");
        return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    }

    static String host(ConnectionSettings connection) throws SendFailure {
        return url(base(connection, "api"), "/").getHost();
    }

    /** Twilio's own hosts differ by product; a stand-in for Twilio is one host for all of them. */
    static String base(ConnectionSettings connection, String product) {
        String api = connection.optional("api-url").orElse(URL).replaceFirst("/+$", "");
        String derived = api.startsWith("https://api.") && api.endsWith(".twilio.com")
            ? api.replace("https://api.", "https://" + product + ".") : api;
        return connection.optional(product + "-url").map(set -> set.replaceFirst("/+$", "")).orElse(derived);
    }

    private JsonNode call(ProviderRequest request) throws SendFailure {
        ProviderResponse response = http.exchange(request);
        Optional<SendFailure> failure = TwilioErrors.in(response);
        if (failure.isPresent()) {
            throw failure.get();
        }
        try {
            return response.body().length == 0 ? ProviderJson.object() : ProviderJson.parse(response.body());
        } catch (Unparseable e) {
            boolean asked = request.method().equals("GET");
            throw new SendFailure(SendFailure.of(asked ? FailureCode.UNPARSEABLE : FailureCode.UNKNOWN,
                request.url().getHost() + " answered " + response.status() + " with something that is not JSON", asked));
        }
    }

    private static URI url(String base, String path) throws SendFailure {
        try {
            URI url = URI.create(base + path);
            if (url.getHost() != null && ("https".equals(url.getScheme()) || "http".equals(url.getScheme()))) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            // Said below, without the address: a mistyped one may hold a token.
        }
        throw new SendFailure(SendFailure.of(FailureCode.CONFIG,
            "The address of Twilio's API in this connection's settings is not an http(s) address", false));
    }
}
