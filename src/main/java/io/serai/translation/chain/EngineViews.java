package io.serai.translation.chain;

import io.serai.translation.EngineTraits;
import io.serai.translation.LanguagePair;
import io.serai.translation.TranslationSettings.Terms;
import io.serai.translation.TranslationStatus;
import io.serai.translation.engines.ConfiguredEngines.Configured;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The engines as the API shows them; nothing of how they are reached or paid for is in it. */
@Component
class EngineViews {

    private final EngineStatus status;
    private final Lines lines;

    EngineViews(EngineStatus status, Lines lines) {
        this.status = status;
        this.lines = lines;
    }

    record Overview(String mode, @Nullable String message, List<Engine> engines) {
    }

    record Engine(String id, String title, String state, @Nullable LastFailure lastFailure, long charactersToday,
            long charactersThisMonth, @Nullable Long dailyCharacters, @Nullable Long monthlyCharacters,
            @Nullable Double price, boolean detects, boolean formality, boolean glossaries, List<String> pairs) {
    }

    record LastFailure(String code, String message, Instant at) {
    }

    Overview overview() {
        TranslationStatus now = status.now();
        Map<String, Configured> configured = lines.configured().stream()
            .collect(Collectors.toMap(Configured::id, Function.identity(), (one, other) -> one));
        return new Overview(now.mode().name().toLowerCase(Locale.ROOT).replace('_', '-'), now.message(),
            now.engines().stream().map(engine -> view(engine, configured.get(engine.id()))).toList());
    }

    private static Engine view(TranslationStatus.Engine now, Configured configured) {
        EngineTraits traits = configured.engine() == null ? null : configured.engine().traits();
        List<String> pairs = configured.engine() == null ? List.of()
            : configured.engine().pairs().stream().map(LanguagePair::toString).sorted().toList();
        TranslationStatus.Failure last = now.lastFailure();
        Terms terms = configured.terms();
        return new Engine(now.id(), now.title(), now.state().name().toLowerCase(Locale.ROOT),
            last == null ? null : new LastFailure(last.code().spelling(), last.message(), last.at()), now.charactersToday(),
            now.charactersThisMonth(), limit(terms.dailyCharacters()), limit(terms.monthlyCharacters()),
            traits == null ? null : Double.valueOf(traits.pricePerMillion()), traits != null && traits.detects(),
            traits != null && traits.formality(), traits != null && traits.ownGlossaries(), pairs);
    }

    private static @Nullable Long limit(long characters) {
        return characters > 0 ? Long.valueOf(characters) : null;
    }
}
