package io.serai.translation.engines;

import io.serai.translation.EngineFailure;
import io.serai.translation.EngineTraits;
import io.serai.translation.FailureCode;
import io.serai.translation.TranslationEngine;
import io.serai.translation.TranslationSettings;
import io.serai.translation.TranslationSettings.Terms;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The engines as configuration wants them, in their order. */
@Component
public class ConfiguredEngines implements AutoCloseable {

    private static final List<String> USUAL_ORDER = List.of("google", "deepl", "libretranslate", "openai");

    private final TranslationSettings settings;
    private final EngineSheets sheets;
    private final EngineHttp http;
    private final ApertiumProgram program;
    private final CamelContext camel;
    private final List<Configured> engines = new ArrayList<>();

    /** @param fault why it cannot be used as it is configured; it is listed all the same */
    public record Configured(String id, String title, @Nullable TranslationEngine engine, Terms terms, @Nullable EngineFailure fault) {
    }

    ConfiguredEngines(TranslationSettings settings, EngineSheets sheets, EngineHttp http, ApertiumProgram program,
            CamelContext camel, ObjectProvider<TranslationEngine> added) {
        this.settings = settings;
        this.sheets = sheets;
        this.http = http;
        this.program = program;
        this.camel = camel;
        added.orderedStream().forEach(engine -> engines.add(new Configured(engine.id(), engine.traits().title(), engine,
            settings.route().getOrDefault(engine.id(), AddedTerms.NONE), null)));
        order().forEach(id -> engines.add(make(id.strip())));
    }

    /** What a bean of an integrator's own jar gets, which has no settings here. */
    private record AddedTerms() {
        static final TranslationSettings.Route NONE = new TranslationSettings.Route("", List.of("*-*"),
            java.time.Duration.ofSeconds(10), 8, -1, 0, 0);
    }

    public List<Configured> inOrder() {
        return List.copyOf(engines);
    }

    private List<String> order() {
        if (!settings.engines().isEmpty()) {
            return settings.engines().stream().distinct().toList();
        }
        List<String> found = new ArrayList<>(USUAL_ORDER.stream().filter(this::isSet).toList());
        found.addAll(settings.route().keySet());
        boolean alone = found.isEmpty() && engines.isEmpty();
        if (!settings.apertium().url().isEmpty() || alone && settings.apertium().discover()) {
            found.add("apertium");
        }
        return found;
    }

    private boolean isSet(String id) {
        return switch (id) {
            case "google" -> !settings.google().projectId().isEmpty();
            case "deepl" -> !settings.deepl().authKey().isEmpty();
            case "libretranslate" -> !settings.libretranslate().url().isEmpty();
            case "openai" -> !settings.openai().url().isEmpty() && !settings.openai().model().isEmpty();
            case "apertium" -> true;
            default -> settings.route().containsKey(id) && !settings.route().get(id).uri().isEmpty();
        };
    }

    private Configured make(String id) {
        Terms terms = terms(id);
        if (!isSet(id)) {
            return new Configured(id, id, null, terms, new EngineFailure(FailureCode.CONFIG, missing(id)));
        }
        EngineTraits traits = traits(id, terms.price());
        TranslationEngine engine = switch (id) {
            case "google" -> new GoogleEngine(settings.google(), traits);
            case "deepl" -> new DeeplEngine(settings.deepl(), traits, http);
            case "libretranslate" -> new LibreTranslateEngine(settings.libretranslate(), traits, http);
            case "openai" -> new OpenaiEngine(settings.openai(), traits, http);
            case "apertium" -> new ApertiumEngine(settings.apertium(), traits, http, program);
            default -> new RouteEngine(id, settings.route().get(id), traits, camel.createProducerTemplate(), http.json());
        };
        return new Configured(id, traits.title(), engine, terms, null);
    }

    private Terms terms(String id) {
        return switch (id) {
            case "google" -> settings.google();
            case "deepl" -> settings.deepl();
            case "libretranslate" -> settings.libretranslate();
            case "openai" -> settings.openai();
            case "apertium" -> settings.apertium();
            default -> settings.route().getOrDefault(id, AddedTerms.NONE);
        };
    }

    private EngineTraits traits(String id, double price) {
        return switch (id) {
            case "google" -> sheets.traits(id, id, price, true, false, true);
            case "deepl" -> sheets.traits(id, id, price, true, true, true);
            case "libretranslate" -> sheets.traits(id, id, price, true, false, false);
            case "openai" -> sheets.traits(id, id, price, true, true, false);
            case "apertium" -> sheets.traits(id, id, price, false, false, false);
            default -> sheets.traits(id, "route", price, true, true, false);
        };
    }

    private static String missing(String id) {
        return switch (id) {
            case "google" -> "serai.translation.google.project-id must be set";
            case "deepl" -> "serai.translation.deepl.auth-key must be set";
            case "libretranslate" -> "serai.translation.libretranslate.url must be set";
            case "openai" -> "serai.translation.openai.url and model must be set";
            default -> "There is no engine '" + id + "': its route's uri must be set at serai.translation.route." + id + ".uri";
        };
    }

    @Override
    public void close() throws Exception {
        for (Configured configured : engines) {
            if (configured.engine() instanceof AutoCloseable open) {
                open.close();
            }
        }
    }
}
