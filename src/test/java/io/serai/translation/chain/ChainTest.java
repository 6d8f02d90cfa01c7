package io.serai.translation.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serai.testing.TestDatabase;
import io.serai.translation.Context;
import io.serai.translation.EngineTraits;
import io.serai.translation.FailureCode;
import io.serai.translation.GlossaryTerms;
import io.serai.translation.Guard;
import io.serai.translation.Outcome;
import io.serai.translation.Outcome.Failed;
import io.serai.translation.Outcome.Translated;
import io.serai.translation.Outcome.Unneeded;
import io.serai.translation.Purpose;
import io.serai.translation.Text;
import io.serai.translation.TranslationEngine;
import io.serai.translation.TranslationSettings;
import io.serai.translation.TranslationStatus;
import io.serai.translation.chain.ChainForTests.Hands;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChainTest {

    private static final Context INBOUND = Context.of("shop", Purpose.INBOUND);
    private final Hands clock = new Hands();
    private final ScriptedEngine first = new ScriptedEngine("first", "es-en");
    private final ScriptedEngine second = new ScriptedEngine("second", "es-en", "en-es", "en-fr");
    private ChainForTests chain;

    @AfterEach
    void close() {
        chain.close();
    }

    private void start(Map<String, ?> settings, TranslationEngine... engines) {
        chain = ChainForTests.of(clock, ChainForTests.settings(settings), engines);
    }

    private Outcome translate(String text) {
        return translate(text, "es", "en");
    }

    private Outcome translate(String text, String from, String to) {
        return chain.translator().translate(List.of(Text.of(text)), from, to, INBOUND).getFirst();
    }

    private static String text(Outcome outcome) {
        return outcome instanceof Translated translated ? translated.text() : outcome.toString();
    }

    private static FailureCode code(Outcome outcome) {
        return outcome instanceof Failed failed ? failed.code() : null;
    }

    @Test
    void asksTheFirstEngineThatHasThePair() {
        start(Map.of(), first, second);

        assertThat(text(translate("hola"))).isEqualTo("HOLA/first");
        assertThat(text(translate("hello", "en", "es"))).isEqualTo("HELLO/second");
        assertThat(second.texts()).containsExactly("hello");
        assertThat(code(translate("hola", "es", "de"))).isEqualTo(FailureCode.UNSUPPORTED_PAIR);
    }

    @Test
    void asksTheNextEngineWhereOneFails() {
        start(Map.of(), first.fails(FailureCode.UNAVAILABLE, FailureCode.UNAUTHORISED), second);

        assertThat(text(translate("uno"))).isEqualTo("UNO/second");
        assertThat(text(translate("dos"))).isEqualTo("DOS/second");
        assertThat(first.texts()).containsExactly("uno", "dos");
    }

    @Test
    void tellsTheFailureAfterWhichAFurtherTryCanHelp() {
        start(Map.of(), first.alwaysFails(FailureCode.UNAUTHORISED), second.alwaysFails(FailureCode.UNAVAILABLE));

        Failed failed = (Failed) translate("hola");
        assertThat(failed.code()).isEqualTo(FailureCode.UNAVAILABLE);
        assertThat(failed.retryable()).isTrue();
    }

    @Test
    void goesThroughAThirdLanguageOnlyWhereThatIsAllowed() {
        start(Map.of(), first, second);
        assertThat(code(translate("hola", "es", "fr"))).isEqualTo(FailureCode.UNSUPPORTED_PAIR);
        chain.close();

        start(Map.of("pivot", "en"), first, second);
        Translated translated = (Translated) translate("hola", "es", "fr");
        assertThat(translated.text()).isEqualTo("HOLA/FIRST/second");
        assertThat(translated.engine()).isEqualTo("first+second");
        assertThat(translated.from()).isEqualTo("es");
    }

    @Test
    void neverTranslatesTheSameTwice() {
        var database = TestDatabase.fresh().dataSource();
        TranslationSettings settings = ChainForTests.settings(Map.of());
        chain = new ChainForTests(database, settings, clock, new EscapingGuard(), ChainForTests.configured(settings, first));

        assertThat(((Translated) translate("hola")).cached()).isFalse();
        assertThat(((Translated) translate("hola")).cached()).isTrue();
        chain.close();

        chain = new ChainForTests(database, settings, clock, new EscapingGuard(), ChainForTests.configured(settings, first));
        assertThat(((Translated) translate("hola")).cached()).as("after a restart").isTrue();
        assertThat(first.texts()).containsExactly("hola");
        assertThat(chain.jdbc.queryForList("select encode(key, 'hex') || text from translation_answers", String.class))
            .noneMatch(row -> row.contains("hola")).hasSize(1);
    }

    @Test
    void asksOnceForWhatManyWantAtOnce() {
        start(Map.of(), first);
        CountDownLatch gate = first.hold();

        List<CompletableFuture<Outcome>> wishes = IntStream.range(0, 20)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> translate("hola"), Thread::startVirtualThread)).toList();
        await().until(() -> !first.requests.isEmpty());
        gate.countDown();

        assertThat(wishes).allSatisfy(wish -> assertThat(text(wish.join())).isEqualTo("HOLA/first"));
        assertThat(first.requests).hasSize(1);
    }

    @Test
    void textsThatComeWhileACallIsUnderWayShareTheNextCalls() {
        start(Map.of("batch.window", "200ms"), first);
        CountDownLatch gate = first.hold();
        List<CompletableFuture<Outcome>> wishes = new ArrayList<>();
        wishes.add(CompletableFuture.supplyAsync(() -> translate("texto 0"), Thread::startVirtualThread));
        await().until(() -> first.requests.size() == 1);

        IntStream.range(1, 10).forEach(i -> wishes.add(
            CompletableFuture.supplyAsync(() -> translate("texto " + i), Thread::startVirtualThread)));
        await().until(() -> first.texts().size() > 1);
        gate.countDown();

        assertThat(wishes).allSatisfy(wish -> assertThat(text(wish.join())).startsWith("TEXTO"));
        assertThat(first.requests).hasSizeBetween(4, 5);
        assertThat(first.requests).allSatisfy(request -> assertThat(request.texts()).hasSizeLessThanOrEqualTo(3));
        assertThat(first.texts()).hasSize(10).doesNotHaveDuplicates();
    }

    @Test
    void oneTextThatAnEngineRefusesDoesNotCostTheOthersTheirs() {
        start(Map.of("batch.window", "200ms"), first);
        CountDownLatch gate = first.hold();
        CompletableFuture<Outcome> ahead = CompletableFuture.supplyAsync(() -> translate("uno"), Thread::startVirtualThread);
        await().until(() -> first.requests.size() == 1);
        CompletableFuture<List<Outcome>> three = CompletableFuture.supplyAsync(() -> chain.translator().translate(
            List.of(Text.of("dos"), Text.of("poison"), Text.of("tres")), "es", "en", INBOUND), Thread::startVirtualThread);
        await().until(() -> first.requests.size() == 2);
        gate.countDown();

        assertThat(text(ahead.join())).isEqualTo("UNO/first");
        assertThat(three.join()).extracting(ChainTest::text).contains("DOS/first", "TRES/first");
        assertThat(code(three.join().get(1))).isEqualTo(FailureCode.INVALID);
    }

    @Test
    void anEngineThatHangsIsGivenUpAndThenLeftAlone() {
        start(Map.of("route.first.uri", "x", "route.first.timeout", "100ms", "breaker.calls", "4"), first, second);
        first.hold();

        for (int i = 0; i < 6; i++) {
            assertThat(text(translate("texto " + i))).endsWith("/second");
        }
        assertThat(first.requests).hasSize(2);
        assertThat(chain.translator().status().engines().getFirst().state()).isEqualTo(TranslationStatus.State.DEGRADED);
    }

    @Test
    void anEngineThatWantsFewerRequestsIsLeftAloneForAWhile() {
        start(Map.of(), first.fails(FailureCode.THROTTLED), second);

        assertThat(text(translate("uno"))).endsWith("/second");
        assertThat(text(translate("dos"))).endsWith("/second");
        assertThat(first.requests).hasSize(1);
        clock.move(Duration.ofSeconds(2));
        assertThat(text(translate("tres"))).endsWith("/first");
    }

    @Test
    void neverPassesALimitOfCharactersAlsoNotWithManyAtOnce() {
        start(Map.of("route.first.uri", "x", "route.first.daily-characters", "50"), first, second);
        List<Text> texts = IntStream.range(10, 40).mapToObj(i -> Text.of("texto " + i)).toList();

        assertThat(chain.translator().translate(texts, "es", "en", INBOUND)).allSatisfy(outcome ->
            assertThat(outcome).isInstanceOf(Translated.class));
        assertThat(first.texts().stream().mapToInt(String::length).sum()).isLessThanOrEqualTo(50);
        assertThat(second.texts()).hasSizeGreaterThanOrEqualTo(24);
        assertThat(text(translate("una cosa mas"))).endsWith("/second");
        assertThat(chain.translator().status().engines().getFirst().charactersToday()).isLessThanOrEqualTo(50);

        clock.move(Duration.ofDays(1));
        chain.meter.write();
        assertThat(text(translate("otro dia"))).endsWith("/first");
    }

    @Test
    void countsWhatEachEngineDidAndWhatItCosts() {
        start(Map.of(), first.fails(FailureCode.UNAVAILABLE), second);
        translate("uno");
        translate("dos");
        translate("dos");
        chain.meter.write();
        chain.meter.write();

        List<UsageTable.Day> days = chain.usage.between(java.time.LocalDate.of(2026, 11, 1), java.time.LocalDate.of(2026, 11, 30));
        assertThat(days).extracting(UsageTable.Day::engine).containsExactly("first", "second");
        assertThat(days.getFirst()).satisfies(day -> {
            assertThat(day.purpose()).isEqualTo("inbound");
            assertThat(List.of(day.calls(), day.texts(), day.characters(), day.failures(), day.cached()))
                .containsExactly(2L, 1L, 3L, 1L, 1L);
            assertThat(day.cost()).isEqualByComparingTo("0.00003");
        });
    }

    @Test
    void whatTheGuardRejectsIsAskedOfTheNextEngineAndNotKept() {
        TranslationSettings settings = ChainForTests.settings(Map.of());
        chain = new ChainForTests(TestDatabase.fresh().dataSource(), settings, clock, new Distrustful("first"),
            ChainForTests.configured(settings, first, second));

        assertThat(text(translate("hola"))).isEqualTo("HOLA/second");
        assertThat(text(translate("hola"))).isEqualTo("HOLA/second");
        assertThat(first.texts()).hasSize(2);
        assertThat(second.texts()).hasSize(1);
    }

    /** Trusts nothing that one engine says. */
    private record Distrustful(String engine) implements Guard {
        @Override
        public Masked protect(Text text, Task task) {
            Masked plain = new EscapingGuard().protect(text, task);
            return new Masked() {
                @Override
                public String text() {
                    return plain.text();
                }

                @Override
                public boolean hasWords() {
                    return true;
                }

                @Override
                public Verdict restore(String answer) {
                    return answer.endsWith(engine) ? Verdict.UNTRUSTED : plain.restore(answer);
                }
            };
        }
    }

    @Test
    void anEmptyAnswerIsNoTranslation() {
        start(Map.of(), first);

        assertThat(code(translate("nothing comes of this"))).isEqualTo(FailureCode.UNPARSEABLE);
        assertThat(chain.translator().translate(List.of(Text.of("nothing comes of this")), "es", "en", INBOUND))
            .hasSize(1);
        assertThat(first.requests).as("a useless answer is not kept").hasSize(2);
    }

    @Test
    void asksNobodyWhereThereIsNothingToTranslate() {
        start(Map.of(), first);

        assertThat(translate("hello", "en-GB", "en")).isInstanceOf(Unneeded.class);
        assertThat(translate("12345 👍", "es", "en")).isInstanceOf(Unneeded.class);
        assertThat(translate("  ", "es", "en")).isInstanceOf(Unneeded.class);
        assertThat(first.requests).isEmpty();
    }

    @Test
    void findsOutTheLanguageThatNobodyTold() {
        start(Map.of(), first);

        Outcome outcome = translate("¿Dónde está mi pedido? Todavía no ha llegado a mi casa", null, "en");
        assertThat(outcome).isInstanceOfSatisfying(Translated.class, translated ->
            assertThat(translated.from()).isEqualTo("es"));
    }

    @Test
    void saysPlainlyThatNoEngineIsSetUp() {
        start(Map.of());

        assertThat(code(translate("hola"))).isEqualTo(FailureCode.NO_ENGINE);
        assertThat(chain.translator().supports("es", "en")).isFalse();
        assertThat(chain.translator().status().mode()).isEqualTo(TranslationStatus.Mode.DETECTION_ONLY);
        assertThat(chain.translator().status().message()).contains("nothing is translated");
    }

    @Test
    void theTestBoxAsksTheEngineItNamesAndPastTheCache() {
        start(Map.of(), first, second);
        Context box = Context.of(null, Purpose.TEST).by("second");

        for (int i = 0; i < 2; i++) {
            assertThat(text(chain.translator().translate(List.of(Text.of("hola")), "es", "en", box).getFirst()))
                .isEqualTo("HOLA/second");
        }
        assertThat(second.requests).hasSize(2);
        assertThat(code(chain.translator().translate(List.of(Text.of("hola")), "es", "en", box.by("third")).getFirst()))
            .isEqualTo(FailureCode.NO_ENGINE);
    }

    @Test
    void forgetsWhatWasUnusedForLongAndWhatIsTooMuch() {
        start(Map.of("cache.size", "500B"), first);
        translate("viejo");
        chain.answers.write();
        clock.move(Duration.ofDays(91));
        translate("uno");
        chain.answers.write();
        clock.move(Duration.ofMinutes(1));
        translate("dos");
        translate("tres");
        chain.answers.write();
        chain.answers.forget();

        assertThat(chain.jdbc.queryForList("select text from translation_answers", String.class))
            .containsExactlyInAnyOrder("DOS/first", "TRES/first");
    }

    @Test
    void anEngineIsToldOfItsOwnCopyOfAGlossaryAndOfNoOther() {
        TranslationSettings settings = ChainForTests.settings(Map.of());
        ScriptedEngine own = new ScriptedEngine("own", new EngineTraits("Own", 3, 1000, 200, true, false, true,
            EngineTraits.Marks.TOKEN, 0), "es-en");
        GlossaryTerms terms = new GlossaryTerms("v1", List.of(GlossaryTerms.Term.word("caja", "box")), Map.of("own", "g-1", "other", "g-2"));
        List<Guard.Task> tasks = new ArrayList<>();
        Guard watching = (text, task) -> {
            tasks.add(task);
            return new EscapingGuard().protect(text, task);
        };
        chain = new ChainForTests(TestDatabase.fresh().dataSource(), settings, clock, watching,
            (glossary, connection, from, to) -> terms, ChainForTests.configured(settings, own.fails(FailureCode.UNAVAILABLE), first));

        assertThat(translate("una caja")).isInstanceOfSatisfying(Translated.class, translated ->
            assertThat(translated.glossaryVersion()).isEqualTo("v1"));
        translate("otra caja");
        assertThat(own.requests).allSatisfy(request -> assertThat(request.glossary().engineIds()).isEqualTo(Map.of("own", "g-1")));
        assertThat(first.requests).allSatisfy(request -> assertThat(request.glossary().engineIds()).isEmpty());
        assertThat(tasks).extracting(task -> task.terms().engineIds().size()).containsExactly(1, 0, 1);
        assertThat(tasks).allSatisfy(task -> assertThat(task.terms().terms()).hasSize(1));

        tasks.clear();
        Outcome found = translate("https://shop.example/a", null, "en");
        assertThat(tasks).as("no pair, no copy: " + found).singleElement().satisfies(task -> {
            assertThat(task.from()).isNull();
            assertThat(task.terms().engineIds()).isEmpty();
        });
    }
}
