package io.serai.connectors;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A provider on loopback that answers as a sample says and remembers what it was asked. */
final class SampleProvider implements AutoCloseable {

    private final WireMockServer server = new WireMockServer(wireMockConfig().dynamicPort());

    SampleProvider() {
        server.start();
    }

    String url() {
        return server.baseUrl();
    }

    /** @param answers {@code [{"path": regular expression, "status", "headers", "body"}]}, the first that fits */
    void answer(JsonNode... answers) {
        server.resetAll();
        server.stubFor(any(anyUrl()).atPriority(1_000).willReturn(aResponse().withStatus(404)));
        int priority = 1;
        for (JsonNode list : answers) {
            for (JsonNode answer : list) {
                ResponseDefinitionBuilder response = aResponse().withStatus(answer.path("status").asInt(200))
                    .withHeader("Content-Type", "application/json").withBody(answer.path("body").toString());
                answer.path("headers").properties()
                    .forEach(header -> response.withHeader(header.getKey(), header.getValue().asText()));
                server.stubFor(any(urlMatching(answer.path("path").asText(".*"))).atPriority(priority++)
                    .willReturn(response));
            }
        }
    }

    /** The requests since {@link #answer}, in order: method, path and what was posted. */
    ArrayNode calls() throws IOException {
        ArrayNode calls = SampleJson.MAPPER.createArrayNode();
        List<ServeEvent> events = server.getAllServeEvents();
        for (ServeEvent event : events.reversed()) {
            Request request = event.getRequest();
            ObjectNode call = calls.addObject().put("method", request.getMethod().getName())
                .put("path", request.getUrl());
            if (request.getHeader("Authorization") != null) {
                call.put("authorization", request.getHeader("Authorization"));
            }
            String type = String.valueOf(request.getHeader("Content-Type"));
            if (type.startsWith("multipart/")) {
                call.set("form", multipart(request));
            } else if (type.startsWith("application/x-www-form-urlencoded")) {
                call.set("form", form(request.getBodyAsString()));
            } else if (request.getBody() != null && request.getBody().length > 0) {
                call.set("body", SampleJson.MAPPER.readTree(request.getBody()));
            }
        }
        return calls;
    }

    private static ObjectNode multipart(Request request) {
        ObjectNode form = SampleJson.MAPPER.createObjectNode();
        for (Request.Part part : request.getParts()) {
            if (part.getFileName() == null) {
                form.put(part.getName(), part.getBody().asString());
            } else {
                form.putObject(part.getName()).put("fileName", part.getFileName())
                    .put("contentType", part.getHeader("Content-Type").firstValue())
                    .put("size", part.getBody().asBytes().length);
            }
        }
        return form;
    }

    /** A field that is there several times becomes a list. */
    private static ObjectNode form(String body) {
        ObjectNode form = SampleJson.MAPPER.createObjectNode();
        for (String pair : body.split("&")) {
            String[] parts = pair.split("=", 2);
            String name = URLDecoder.decode(parts[0], StandardCharsets.UTF_8);
            String value = parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8);
            JsonNode before = form.get(name);
            if (before instanceof ArrayNode several) {
                several.add(value);
            } else if (before != null) {
                form.putArray(name).add(before).add(value);
            } else {
                form.put(name, value);
            }
        }
        return form;
    }

    @Override
    public void close() {
        server.stop();
    }
}
