package io.serai.translation.engines;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.translation.EngineAnswer;
import io.serai.translation.EngineFailure;
import io.serai.translation.EngineRequest;
import io.serai.translation.EngineTraits;
import io.serai.translation.FailureCode;
import io.serai.translation.LanguagePair;
import io.serai.translation.LanguageTags;
import io.serai.translation.TranslationEngine;
import io.serai.translation.TranslationSettings;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.CamelContext;
import org.apache.camel.ExchangeTimedOutException;
import org.apache.camel.NoSuchEndpointException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.direct.DirectConsumerNotAvailableException;
import org.jspecify.annotations.Nullable;

/**
 * An engine that is a Camel route: it gets {@code {"from", "to", "formality", "texts": […]}} as JSON text and answers
 * {@code {"texts": […]}}, or a plain list; an entry is a text or {@code {"text", "from"?, "confidence"?}}.
 */
final class RouteEngine implements TranslationEngine {

    private final String id;
    private final TranslationSettings.Route settings;
    private final EngineTraits traits;
    private final CamelContext camel;
    private final ProducerTemplate producer;
    private final ObjectMapper json;

    RouteEngine(String id, TranslationSettings.Route settings, EngineTraits traits, ProducerTemplate producer, ObjectMapper json) {
        this.id = id;
        this.settings = settings;
        this.traits = traits;
        this.camel = producer.getCamelContext();
        this.producer = producer;
        this.json = json;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public EngineTraits traits() {
        return traits;
    }

    @Override
    public boolean supports(@Nullable String from, String to) {
        return settings.pairs().stream().map(pair -> pair.strip().split("-", 2)).anyMatch(pair -> pair.length == 2
            && (pair[0].equals("*") || LanguageTags.same(from, pair[0])) && (pair[1].equals("*") || LanguageTags.same(to, pair[1])));
    }

    @Override
    public Set<LanguagePair> pairs() {
        return settings.pairs().stream().filter(pair -> !pair.contains("*")).map(pair -> pair.strip().split("-", 2))
            .filter(pair -> pair.length == 2).map(pair -> new LanguagePair(LanguageTags.plain(pair[0]), LanguageTags.plain(pair[1])))
            .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public List<EngineAnswer> translate(EngineRequest request) throws EngineFailure {
        ObjectNode task = json.createObjectNode().put("from", request.from()).put("to", request.to())
            .put("formality", request.formality().spelling());
        request.texts().forEach(task.putArray("texts")::add);
        Object answer;
        try {
            answer = producer.requestBody(settings.uri(), task.toString());
        } catch (CamelExecutionException failed) {
            throw meaning(failed.getCause());
        } catch (NoSuchEndpointException none) {
            throw new EngineFailure(FailureCode.CONFIG, "There is no Camel endpoint " + settings.uri());
        }
        return read(answer, request.texts().size());
    }

    private List<EngineAnswer> read(@Nullable Object answer, int count) throws EngineFailure {
        JsonNode tree = tree(answer);
        JsonNode texts = tree.isArray() ? tree : tree.path("texts");
        if (!texts.isArray() || texts.size() != count) {
            throw new EngineFailure(FailureCode.UNPARSEABLE, "The route did not answer one text for each it got");
        }
        List<EngineAnswer> answers = new ArrayList<>();
        for (JsonNode entry : texts) {
            JsonNode text = entry.isObject() ? entry.path("text") : entry;
            if (!text.isTextual()) {
                throw new EngineFailure(FailureCode.UNPARSEABLE, "The route answered something that is no text");
            }
            String from = entry.path("from").asText("");
            answers.add(new EngineAnswer(text.textValue(), LanguageTags.valid(from) ? LanguageTags.plain(from) : null,
                entry.path("confidence").isNumber() ? Math.clamp(entry.path("confidence").asDouble(), 0, 1) : null));
        }
        return answers;
    }

    private JsonNode tree(@Nullable Object answer) throws EngineFailure {
        try {
            return switch (answer) {
                case null -> throw new EngineFailure(FailureCode.UNPARSEABLE, "The route answered nothing");
                case JsonNode node -> node;
                case List<?> list -> json.valueToTree(list);
                case java.util.Map<?, ?> map -> json.valueToTree(map);
                case Object other -> json.readTree(camel.getTypeConverter().mandatoryConvertTo(String.class, other));
            };
        } catch (JsonProcessingException | org.apache.camel.TypeConversionException
                | org.apache.camel.NoTypeConversionAvailableException unreadable) {
            throw new EngineFailure(FailureCode.UNPARSEABLE, "The route's answer is not JSON");
        }
    }

    private static EngineFailure meaning(Throwable cause) {
        return switch (cause) {
            case EngineFailure ours -> ours;
            case DirectConsumerNotAvailableException missing ->
                new EngineFailure(FailureCode.CONFIG, "No route consumes from it: it was refused, or is not there");
            case ExchangeTimedOutException slow -> new EngineFailure(FailureCode.TIMEOUT, "The route did not answer in time");
            case SocketTimeoutException slow -> new EngineFailure(FailureCode.TIMEOUT, "The route did not answer in time");
            case ConnectException away -> new EngineFailure(FailureCode.UNAVAILABLE, "What the route calls cannot be reached");
            case null, default -> new EngineFailure(FailureCode.UNAVAILABLE, "The route failed",
                cause == null ? null : cause.getClass().getSimpleName(), null);
        };
    }

    /** A route has nothing to tell beforehand; that it is there shows at its first use. */
    @Override
    public void refresh() {
        // Endpoints are made at the first call, after all route files are loaded.
    }
}
