package io.serai.translation.guards;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.serai.testing.TestDatabase;
import io.serai.translation.Context;
import io.serai.translation.EngineTraits.Marks;
import io.serai.translation.FailureCode;
import io.serai.translation.Outcome;
import io.serai.translation.Outcome.Failed;
import io.serai.translation.Outcome.Translated;
import io.serai.translation.Purpose;
import io.serai.translation.Text;
import io.serai.translation.TranslationSettings;
import io.serai.translation.chain.ChainForTests;
import io.serai.translation.engines.ConfiguredEngines.Configured;
import io.serai.translation.guards.Messages.Message;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same through the whole of translation: chain, cache and all. */
class GuardedChainTest {

    private static final int EVERY = 8;

    @ParameterizedTest
    @EnumSource(Marks.class)
    void noSpanComesOutOfTheChainChangedAndUnmarkedNorOutOfItsCache(Marks marks) {
        MeddlingEngine engine = new MeddlingEngine(marks);
        TranslationSettings settings = ChainForTests.settings(Map.of("route.meddler.uri", "direct:meddler",
            "breaker.failures", "100", "attempts", "2"));
        Configured configured = new Configured("meddler", "Meddler", engine, settings.route().get("meddler"), null);
        try (HikariDataSource pool = pool();
                ChainForTests chain = new ChainForTests(pool, settings, Clock.systemUTC(), new SpanGuard(),
                    List.of(configured))) {
            List<Message> messages = messages(marks);
            List<Outcome> first = translated(chain, messages);
            check(messages, first);
            int asked = engine.asked();

            List<Outcome> again = translated(chain, messages);
            check(messages, again);
            long refused = first.stream().filter(Failed.class::isInstance).count();
            assertThat(engine.asked() - asked).as("only what nothing came of is asked again")
                .isLessThanOrEqualTo((int) refused * 8);
            assertThat(texts(again)).isEqualTo(texts(first));
        }
    }

    private static HikariDataSource pool() {
        HikariDataSource pool = new HikariDataSource();
        pool.setMaximumPoolSize(4);
        pool.setDataSource(TestDatabase.fresh().dataSource());
        return pool;
    }

    private static List<Message> messages(Marks marks) {
        List<Message> all = Messages.all();
        return IntStream.range(0, all.size()).filter(i -> i % EVERY == marks.ordinal()).mapToObj(all::get).toList();
    }

    private static List<Outcome> translated(ChainForTests chain, List<Message> messages) {
        List<Text> texts = messages.stream().map(message -> new Text(message.text(), message.keep())).toList();
        return chain.translator().translate(texts, "en", "de", Context.of(null, Purpose.OUTBOUND));
    }

    private static void check(List<Message> messages, List<Outcome> outcomes) {
        List<String> complaints = new ArrayList<>();
        int sound = 0;
        for (int i = 0; i < messages.size(); i++) {
            if (outcomes.get(i) instanceof Translated translated && translated.warnings().isEmpty()) {
                sound++;
                complaints.addAll(Oracle.complaints(messages.get(i).text(), messages.get(i).spans(),
                    translated.text()));
            } else if (outcomes.get(i) instanceof Failed failed) {
                assertThat(failed.code()).isIn(FailureCode.DAMAGED, FailureCode.UNPARSEABLE);
            }
        }
        assertThat(complaints).isEmpty();
        assertThat(sound).isBetween(messages.size() / 5, messages.size() * 4 / 5);
    }

    private static List<String> texts(List<Outcome> outcomes) {
        return outcomes.stream().map(outcome -> outcome instanceof Translated translated ? translated.text() : "")
            .toList();
    }
}
