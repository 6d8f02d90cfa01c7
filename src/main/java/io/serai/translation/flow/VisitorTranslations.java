package io.serai.translation.flow;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.serai.model.Content;
import io.serai.translation.Purpose;
import io.serai.translation.detection.LanguageDetector;
import io.serai.translation.flow.Interpreter.Item;
import io.serai.translation.flow.Interpreter.Task;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What visitors of web sites may read in their own language: what they are told, and what a chat asks beforehand. */
@Component
public class VisitorTranslations {

    /** A page that loads waits no longer for its questions; whoever comes next has them. */
    private static final Duration PATIENCE = Duration.ofMillis(800);

    private final RuleBook rules;
    private final Interpreter interpreter;
    private final LanguageDetector detector;
    private final Cache<Phrase, CompletableFuture<String>> phrases =
        Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(Duration.ofMinutes(10)).build();

    VisitorTranslations(RuleBook rules, Interpreter interpreter, LanguageDetector detector) {
        this.rules = rules;
        this.interpreter = interpreter;
        this.detector = detector;
    }

    private record Phrase(String connectionId, String language, String text) {
    }

    public boolean mayBeSeen(String connectionId) {
        Rules rule = rules.of(connectionId);
        return rule.on() && !Boolean.FALSE.equals(rule.visitors());
    }

    /** As the visitor reads them; as they are while no engine has said, or where they may not. */
    public Map<String, String> phrases(String connectionId, @Nullable String language, List<String> texts) {
        if (language == null || !Tongue.valid(language) || !mayBeSeen(connectionId) || !interpreter.available()) {
            return Map.of();
        }
        Map<String, CompletableFuture<String>> readings = new LinkedHashMap<>();
        texts.forEach(text -> readings.put(text,
            phrases.get(new Phrase(connectionId, Tongue.key(language), text), this::begin)));
        try {
            CompletableFuture.allOf(readings.values().toArray(CompletableFuture[]::new))
                .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException notAll) {
            // what is there is taken, and the rest is as it was written
        }
        Map<String, String> read = new HashMap<>();
        readings.forEach((text, reading) -> read.put(text, reading.getNow(text)));
        return read;
    }

    /** What could not be translated is forgotten, so that it is asked for again. */
    private CompletableFuture<String> begin(Phrase phrase) {
        CompletableFuture<String> reading = new CompletableFuture<>();
        Thread.ofVirtual().name("phrase").start(() -> {
            String read = translate(phrase).orElse(null);
            if (read == null) {
                phrases.invalidate(phrase);
            }
            reading.complete(read == null ? phrase.text() : read);
        });
        return reading;
    }

    private Optional<String> translate(Phrase phrase) {
        String from = detector.detect(phrase.text()).language();
        if (from == null || Tongue.same(from, phrase.language())) {
            return Optional.of(phrase.text());
        }
        Made made = interpreter.translate(List.of(new Item(new Content.Text(phrase.text()), List.of())),
            new Task(phrase.connectionId(), Purpose.PHRASE, from, phrase.language())).getFirst();
        return switch (made) {
            case Made.There there -> Optional.of(Texts.reading(there.content()));
            case Made.Same same -> Optional.of(phrase.text());
            case Made.Not not -> Optional.empty();
        };
    }
}
