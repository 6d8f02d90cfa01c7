package io.serai.translation.engines;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.translation.EngineAnswer;
import io.serai.translation.EngineFailure;
import io.serai.translation.EngineRequest;
import io.serai.translation.EngineTraits;
import io.serai.translation.FailureCode;
import io.serai.translation.LanguagePair;
import io.serai.translation.TranslationEngine;
import io.serai.translation.TranslationSettings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Apertium, through its server APy (https://wiki.apertium.org/wiki/Apertium-apy) or, where only the program is on this
 * machine, through that. Unknown words are asked for marked, which tells how much of a text it understood.
 */
final class ApertiumEngine implements TranslationEngine {

    /** APy answers 400 for a pair that is not installed, and 503 when a pipeline broke. */
    private static final EngineHttp.Statuses STATUSES = (status, said) ->
        status == 400 ? Optional.of(FailureCode.UNSUPPORTED_PAIR) : Optional.empty();

    private final TranslationSettings.Apertium settings;
    private final EngineTraits traits;
    private final EngineHttp http;
    private final ApertiumProgram program;
    private volatile String url;
    private volatile Set<LanguagePair> pairs;

    ApertiumEngine(TranslationSettings.Apertium settings, EngineTraits traits, EngineHttp http, ApertiumProgram program) {
        this.settings = settings;
        this.traits = traits;
        this.http = http;
        this.program = program;
        this.url = settings.url();
        this.pairs = url.isEmpty() ? program.pairs() : Set.of();
    }

    @Override
    public String id() {
        return "apertium";
    }

    @Override
    public EngineTraits traits() {
        return traits;
    }

    @Override
    public boolean supports(@Nullable String from, String to) {
        return from != null && (pairs.isEmpty() && !url.isEmpty() || pairs.contains(plain(from, to)));
    }

    @Override
    public Set<LanguagePair> pairs() {
        return pairs;
    }

    private static LanguagePair plain(String from, String to) {
        return new LanguagePair(ApertiumCodes.language(from), ApertiumCodes.language(to));
    }

    @Override
    public List<EngineAnswer> translate(EngineRequest request) throws EngineFailure {
        List<EngineAnswer> answers = new ArrayList<>();
        for (String text : request.texts()) {
            String from = String.valueOf(request.from());
            String marked = url.isEmpty() ? program.translate(text, from, request.to(), settings.timeout())
                : overHttp(text, from, request.to());
            answers.add(ApertiumMarks.read(text, marked));
        }
        return answers;
    }

    private String overHttp(String text, String from, String to) throws EngineFailure {
        JsonNode answer = http.form(EngineHttp.request(url, "/translate", settings.timeout()),
            Map.of("langpair", ApertiumCodes.code(from) + "|" + ApertiumCodes.code(to), "q", text, "markUnknown", "yes",
                "format", "txt"), STATUSES);
        JsonNode translated = answer.path("responseData").path("translatedText");
        if (!translated.isTextual()) {
            throw EngineHttp.nonsense();
        }
        return translated.textValue();
    }

    /** Where no address is set, a server at the usual one of this machine goes before the program. */
    @Override
    public void refresh() throws EngineFailure {
        if (settings.url().isEmpty()) {
            try {
                pairs = listed(ApertiumProgram.USUAL_SERVER);
                url = ApertiumProgram.USUAL_SERVER;
            } catch (EngineFailure notThere) {
                url = "";
                pairs = program.pairs();
                if (pairs.isEmpty()) {
                    throw new EngineFailure(FailureCode.UNAVAILABLE, "Apertium is not on this machine");
                }
            }
        } else {
            pairs = listed(settings.url());
        }
    }

    private Set<LanguagePair> listed(String server) throws EngineFailure {
        JsonNode pairs = http.get(EngineHttp.request(server, "/listPairs", settings.timeout()), STATUSES)
            .path("responseData");
        if (!pairs.isArray()) {
            throw EngineHttp.nonsense();
        }
        Set<LanguagePair> found = new HashSet<>();
        pairs.forEach(pair -> found.add(plain(pair.path("sourceLanguage").asText(), pair.path("targetLanguage").asText())));
        return Set.copyOf(found);
    }
}
