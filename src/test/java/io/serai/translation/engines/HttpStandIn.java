package io.serai.translation.engines;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.List;
import java.util.Map;

/** A server on loopback that speaks an engine's documented HTTP API, and fails as it is told. */
final class HttpStandIn implements AutoCloseable {

    static final ObjectMapper JSON = new ObjectMapper();
    private final WireMockServer server;

    /** What the API answers to a path with its query, and a body that may be absent. */
    @FunctionalInterface
    interface Api {
        JsonNode answer(String path, JsonNode body, LoggedRequest request);
    }

    HttpStandIn(Api api) {
        server = new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1").extensions(new Speaking(api)));
        server.start();
        server.stubFor(any(anyUrl()).atPriority(10).willReturn(aResponse().withTransformers("api")));
    }

    private record Speaking(Api api) implements ResponseDefinitionTransformerV2 {
        @Override
        public ResponseDefinition transform(ServeEvent event) {
            LoggedRequest request = event.getRequest();
            JsonNode answer = api.answer(request.getUrl(), json(request.getBodyAsString()), request);
            return answer == null ? aResponse().withStatus(404).build()
                : aResponse().withHeader("Content-Type", "application/json").withBody(answer.toString()).build();
        }

        @Override
        public boolean applyGlobally() {
            return false;
        }

        @Override
        public String getName() {
            return "api";
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.port();
    }

    void fails(ResponseDefinitionBuilder answer) {
        server.stubFor(any(anyUrl()).atPriority(1).willReturn(answer));
    }

    List<LoggedRequest> requests() {
        return server.findAll(anyRequestedFor(anyUrl()));
    }

    JsonNode lastBody() {
        return json(requests().getLast().getBodyAsString());
    }

    static JsonNode json(String text) {
        try {
            return text.isEmpty() ? JSON.missingNode() : JSON.readTree(text);
        } catch (JsonProcessingException notJson) {
            return JSON.missingNode();
        }
    }

    static JsonNode tree(Object value) {
        return JSON.valueToTree(value);
    }

    static JsonNode map(Object... pairs) {
        Map<String, Object> map = new java.util.LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(String.valueOf(pairs[i]), pairs[i + 1]);
        }
        return tree(map);
    }

    @Override
    public void close() {
        server.stop();
    }
}
