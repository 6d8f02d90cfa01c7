package io.serai.translation.engines;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** LibreTranslate's HTTP API: https://docs.libretranslate.com/api/operations/translate/ */
final class LibreTranslateEngine implements TranslationEngine {

    /** It answers 400 to all that it does not take, with a sentence. */
    private static final EngineHttp.Statuses STATUSES = (status, said) -> status != 400 ? Optional.empty()
        : said.contains("exceeds text limit") ? Optional.of(FailureCode.TOO_LONG)
        : said.contains("is not supported") || said.contains("is not available") ? Optional.of(FailureCode.UNSUPPORTED_PAIR)
        : Optional.empty();

    private final TranslationSettings.Libretranslate settings;
    private final EngineTraits traits;
    private final EngineHttp http;
    /** Which codes a server uses depends on its version: {@code zh} or {@code zh-Hans}, {@code pb} or {@code pt-BR}. */
    private volatile Codes codes = Codes.UNKNOWN;
    private volatile Map<String, Set<String>> targets = Map.of();

    LibreTranslateEngine(TranslationSettings.Libretranslate settings, EngineTraits traits, EngineHttp http) {
        this.settings = settings;
        this.traits = traits;
        this.http = http;
    }

    @Override
    public String id() {
        return "libretranslate";
    }

    @Override
    public EngineTraits traits() {
        return traits;
    }

    /** Before the server was asked for its languages, any pair may be worth a try. */
    @Override
    public boolean supports(@Nullable String from, String to) {
        if (targets.isEmpty()) {
            return true;
        }
        return from == null ? targets.values().stream().anyMatch(known -> known.contains(LanguageTags.plain(to)))
            : targets.getOrDefault(LanguageTags.plain(from), Set.of()).contains(LanguageTags.plain(to));
    }

    @Override
    public Set<LanguagePair> pairs() {
        return targets.entrySet().stream().flatMap(entry -> entry.getValue().stream()
            .filter(to -> !to.equals(entry.getKey())).map(to -> new LanguagePair(entry.getKey(), to)))
            .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public List<EngineAnswer> translate(EngineRequest request) throws EngineFailure {
        ObjectNode body = http.json().createObjectNode();
        request.texts().forEach(body.putArray("q")::add);
        body.put("source", request.from() == null ? "auto" : code(request.from())).put("target", code(request.to()))
            .put("format", traits.marks() == EngineTraits.Marks.TOKEN ? "text" : "html");
        if (!settings.apiKey().isEmpty()) {
            body.put("api_key", settings.apiKey());
        }
        JsonNode answer = http.post(EngineHttp.request(settings.url(), "/translate", settings.timeout()), body,
            STATUSES);
        JsonNode texts = answer.path("translatedText");
        if (!texts.isArray() || texts.size() != request.texts().size()) {
            throw EngineHttp.nonsense();
        }
        List<EngineAnswer> answers = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            if (!texts.get(i).isTextual()) {
                throw EngineHttp.nonsense();
            }
            String found = answer.path("detectedLanguage").path(i).path("language").textValue();
            answers.add(new EngineAnswer(texts.get(i).textValue(), found == null ? null : Codes.language(found), null));
        }
        return answers;
    }

    @Override
    public EngineAnswer.Detected detect(String text) throws EngineFailure {
        ObjectNode body = http.json().createObjectNode().put("q", text);
        if (!settings.apiKey().isEmpty()) {
            body.put("api_key", settings.apiKey());
        }
        JsonNode best = http.post(EngineHttp.request(settings.url(), "/detect", settings.timeout()), body,
            STATUSES).path(0);
        if (!best.path("language").isTextual()) {
            throw EngineHttp.nonsense();
        }
        // Percent, since 1.3; its API description still says 0 to 1.
        return new EngineAnswer.Detected(Codes.language(best.path("language").textValue()),
            Math.clamp(best.path("confidence").asDouble() / 100, 0, 1));
    }

    @Override
    public void refresh() throws EngineFailure {
        JsonNode languages = http.get(EngineHttp.request(settings.url(), "/languages", settings.timeout()),
            STATUSES);
        if (!languages.isArray()) {
            throw EngineHttp.nonsense();
        }
        List<String> own = new ArrayList<>();
        Map<String, Set<String>> found = new HashMap<>();
        for (JsonNode language : languages) {
            own.add(language.path("code").asText());
            Set<String> to = found.computeIfAbsent(Codes.language(language.path("code").asText()), code -> new HashSet<>());
            language.path("targets").forEach(target -> to.add(Codes.language(target.asText())));
        }
        codes = new Codes(own);
        targets = Map.copyOf(found);
    }

    private String code(String tag) {
        return codes.of(tag).orElseGet(() -> LanguageTags.plain(tag));
    }
}
