package io.serai.translation.engines;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.translation.EngineAnswer;
import io.serai.translation.EngineFailure;
import io.serai.translation.EngineRequest;
import io.serai.translation.EngineTraits;
import io.serai.translation.FailureCode;
import io.serai.translation.Formality;
import io.serai.translation.LanguagePair;
import io.serai.translation.LanguageTags;
import io.serai.translation.TranslationEngine;
import io.serai.translation.TranslationSettings;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** DeepL's HTTP API: https://developers.deepl.com/api-reference/translate */
final class DeeplEngine implements TranslationEngine {

    /** 456 is DeepL's own, 529 is "too many requests" while its servers are busy. */
    private static final EngineHttp.Statuses STATUSES = (status, said) -> switch (status) {
        case 456 -> Optional.of(FailureCode.QUOTA);
        case 529 -> Optional.of(FailureCode.THROTTLED);
        default -> Optional.empty();
    };

    private final TranslationSettings.Deepl settings;
    private final EngineTraits traits;
    private final EngineHttp http;
    private volatile Codes sources = Codes.UNKNOWN;
    private volatile Codes targets = Codes.UNKNOWN;

    DeeplEngine(TranslationSettings.Deepl settings, EngineTraits traits, EngineHttp http) {
        this.settings = settings;
        this.traits = traits;
        this.http = http;
    }

    @Override
    public String id() {
        return "deepl";
    }

    @Override
    public EngineTraits traits() {
        return traits;
    }

    @Override
    public boolean supports(@Nullable String from, String to) {
        return targets.isEmpty() || targets.knows(to) && (from == null || sources.knows(from));
    }

    @Override
    public Set<LanguagePair> pairs() {
        return sources.languages().stream().flatMap(from -> targets.languages().stream()
            .filter(to -> !to.equals(from)).map(to -> new LanguagePair(from, to))).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public List<EngineAnswer> translate(EngineRequest request) throws EngineFailure {
        JsonNode translations = http.post(request("/v2/translate"), body(request), STATUSES).path("translations");
        if (translations.size() != request.texts().size()) {
            throw EngineHttp.nonsense();
        }
        List<EngineAnswer> answers = new ArrayList<>();
        for (JsonNode translation : translations) {
            if (!translation.path("text").isTextual()) {
                throw EngineHttp.nonsense();
            }
            String found = translation.path("detected_source_language").textValue();
            answers.add(new EngineAnswer(translation.path("text").textValue(),
                found == null ? null : Codes.language(found), null));
        }
        return answers;
    }

    private ObjectNode body(EngineRequest request) {
        ObjectNode body = http.json().createObjectNode().put("target_lang", targets.of(request.to())
            .orElseGet(() -> usual(request.to()))).put("preserve_formatting", true);
        request.texts().forEach(body.putArray("text")::add);
        if (traits.marks() == EngineTraits.Marks.XML) {
            body.put("tag_handling", "xml").putArray("ignore_tags").add("x");
        } else if (traits.marks() == EngineTraits.Marks.HTML) {
            body.put("tag_handling", "html");
        }
        String from = request.from();
        if (from != null) {
            body.put("source_lang", sources.of(from).orElseGet(() -> LanguageTags.plain(from).toUpperCase(Locale.ROOT)));
            // A glossary is of one pair, so DeepL wants to be told from which language.
            Optional.ofNullable(request.glossary().engineIds().get(id())).ifPresent(id -> body.put("glossary_id", id));
        }
        if (request.formality() != Formality.DEFAULT) {
            // "prefer": where the language has no such thing, DeepL translates all the same.
            body.put("formality", request.formality() == Formality.FORMAL ? "prefer_more" : "prefer_less");
        }
        if (!settings.model().isEmpty()) {
            body.put("model_type", settings.model());
        }
        return body;
    }

    /** Before DeepL told its languages: its own names of those that have variants. */
    private static String usual(String tag) {
        return switch (LanguageTags.plain(tag)) {
            case "en" -> tag.toLowerCase(Locale.ROOT).startsWith("en-gb") ? "EN-GB" : "EN-US";
            case "pt" -> tag.toLowerCase(Locale.ROOT).startsWith("pt-pt") ? "PT-PT" : "PT-BR";
            case "no" -> "NB";
            case String plain -> plain.toUpperCase(Locale.ROOT);
        };
    }

    @Override
    public void refresh() throws EngineFailure {
        sources = languages("source");
        targets = languages("target");
    }

    private Codes languages(String type) throws EngineFailure {
        JsonNode languages = http.get(request("/v2/languages?type=" + type), STATUSES);
        List<String> codes = StreamSupport.stream(languages.spliterator(), false)
            .map(language -> language.path("language").asText()).filter(LanguageTags::valid).toList();
        if (codes.isEmpty()) {
            throw EngineHttp.nonsense();
        }
        return new Codes(codes);
    }

    private HttpRequest.Builder request(String path) throws EngineFailure {
        String url = !settings.url().isEmpty() ? settings.url()
            : settings.authKey().endsWith(":fx") ? "https://api-free.deepl.com" : "https://api.deepl.com";
        return EngineHttp.request(url, path, settings.timeout())
            .header("Authorization", "DeepL-Auth-Key " + settings.authKey());
    }
}
