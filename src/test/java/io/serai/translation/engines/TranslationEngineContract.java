package io.serai.translation.engines;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.translation.EngineAnswer;
import io.serai.translation.EngineRequest;
import io.serai.translation.Formality;
import io.serai.translation.GlossaryTerms;
import io.serai.translation.LanguagePair;
import io.serai.translation.TranslationEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the chain relies on, whatever the engine: every engine passes these. It has English and Spanish, both ways. */
abstract class TranslationEngineContract {

    /** One that was never asked anything. */
    protected abstract TranslationEngine engine() throws Exception;

    protected static EngineRequest request(String from, String to, String... texts) {
        return new EngineRequest(List.of(texts), from, to, Formality.DEFAULT, GlossaryTerms.NONE);
    }

    @Test
    void saysWhatItIsAndWhatItTakes() throws Exception {
        TranslationEngine engine = engine();

        assertThat(engine.id()).matches("[a-z][a-z0-9-]*");
        assertThat(engine.traits().title()).isNotBlank();
        assertThat(engine.traits().batchTexts()).isPositive();
        assertThat(engine.traits().textCharacters()).isPositive().isLessThanOrEqualTo(30_000);
        assertThat(engine.traits().pricePerMillion()).isNotNegative();
    }

    @Test
    void answersOneTextForEachInTheirOrder() throws Exception {
        TranslationEngine engine = engine();
        int count = Math.min(5, engine.traits().batchTexts());
        String[] texts = {"one house", "two houses", "three houses", "four houses", "five houses"};

        List<EngineAnswer> answers = engine.translate(request("en", "es", java.util.Arrays.copyOf(texts, count)));

        assertThat(answers).hasSize(count);
        for (int i = 0; i < count; i++) {
            assertThat(answers.get(i)).isEqualTo(engine.translate(request("en", "es", texts[i])).getFirst());
            assertThat(answers.get(i).text()).isNotBlank().isNotEqualTo(texts[i]);
        }
    }

    @Test
    void knowsThePairAlsoWithARegionAndAfterARefresh() throws Exception {
        TranslationEngine engine = engine();
        assertThat(engine.supports("en", "es")).isTrue();

        engine.refresh();
        assertThat(engine.supports("en", "es")).isTrue();
        assertThat(engine.supports("en-GB", "es-MX")).isTrue();
        if (!engine.pairs().isEmpty()) {
            assertThat(engine.pairs()).contains(new LanguagePair("en", "es"), new LanguagePair("es", "en"));
            assertThat(engine.supports("en", "tlh")).as("Klingon").isFalse();
        }
        assertThat(engine.translate(request("en-GB", "es-MX", "house")).getFirst().text()).isNotBlank();
    }

    @Test
    void findsOutTheLanguageWhereItSaysItCan() throws Exception {
        TranslationEngine engine = engine();

        assertThat(engine.supports(null, "en")).isEqualTo(engine.traits().detects());
        if (engine.traits().detects()) {
            assertThat(engine.translate(request(null, "en", "la casa roja")).getFirst().text()).isNotBlank();
        }
    }

    @Test
    void keepsWhatIsTextAndNotLanguage() throws Exception {
        TranslationEngine engine = engine();
        String text = engine.traits().marks() == io.serai.translation.EngineTraits.Marks.TOKEN
            ? "the house \"costs\" 100% + 5 & more 😀 ñ 漢字"
            : "the house &quot;costs&quot; 100% + 5 &amp; more 😀 ñ 漢字";

        assertThat(engine.translate(request("en", "es", text)).getFirst().text()).contains("100%", "5", "😀", "漢字", "&");
    }

    @Test
    void answersManyAtOnceWithoutMixingThemUp() throws Exception {
        TranslationEngine engine = engine();
        List<CompletableFuture<String>> running = new ArrayList<>();
        IntStream.range(0, 12).forEach(i -> running.add(CompletableFuture.supplyAsync(() -> {
            try {
                return engine.translate(request("en", "es", "house number " + i)).getFirst().text();
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        }, Thread::startVirtualThread)));

        for (int i = 0; i < 12; i++) {
            assertThat(running.get(i).join()).matches(".*\\b" + i + "\\b.*");
        }
    }
}
