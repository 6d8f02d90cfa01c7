package io.serai.translation.chain;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.testing.TestDatabase;
import io.serai.translation.Glossaries;
import io.serai.translation.GlossaryTerms;
import io.serai.translation.Guard;
import io.serai.translation.TranslationEngine;
import io.serai.translation.TranslationSettings;
import io.serai.translation.Translator;
import io.serai.translation.detection.LanguageDetector;
import io.serai.translation.engines.ConfiguredEngines.Configured;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A whole chain over given engines and a real database, without the rest of the gateway. */
public final class ChainForTests implements AutoCloseable {

    private static final LanguageDetector DETECTOR = new LanguageDetector();

    final JdbcTemplate jdbc;
    final UsageMeter meter;
    final UsageTable usage;
    final AnswerTable answers;
    final Lines lines;
    final EngineStatus status;
    private final ChainThreads threads = new ChainThreads();
    private final Chain chain;

    /** A clock that stands still until it is moved. */
    public static final class Hands extends Clock {
        private volatile Instant now = Instant.parse("2026-11-20T12:00:00Z");

        public void move(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    public ChainForTests(DataSource database, TranslationSettings settings, Clock clock, Guard guard, List<Configured> engines) {
        this(database, settings, clock, guard, (glossary, connection, from, to) -> GlossaryTerms.NONE, engines);
    }

    ChainForTests(DataSource database, TranslationSettings settings, Clock clock, Guard guard, Glossaries glossaries,
            List<Configured> engines) {
        jdbc = new JdbcTemplate(database);
        usage = new UsageTable(jdbc, new TransactionTemplate(new DataSourceTransactionManager(database)));
        meter = new UsageMeter(usage, clock);
        answers = new AnswerTable(jdbc, settings, clock);
        lines = new Lines(engines, settings, meter, threads, clock);
        status = new EngineStatus(lines, meter, clock);
        Crossing crossing = new Crossing(lines, new AnswerCache(answers, settings, threads), meter, guard,
            glossaries);
        chain = new Chain(new Plans(lines, meter, settings), crossing, status, DETECTOR, settings, threads);
    }

    public static ChainForTests of(Clock clock, TranslationSettings settings, TranslationEngine... engines) {
        return new ChainForTests(TestDatabase.fresh().dataSource(), settings, clock, new EscapingGuard(), configured(settings, engines));
    }

    static List<Configured> configured(TranslationSettings settings, TranslationEngine... engines) {
        return Arrays.stream(engines).map(engine -> new Configured(engine.id(), engine.id(), engine,
            settings.route().getOrDefault(engine.id(), settings(Map.of("route.x.uri", "direct:x")).route().get("x")), null)).toList();
    }

    /** @param values below {@code serai.translation} */
    public static TranslationSettings settings(Map<String, ?> values) {
        Map<String, Object> keys = new LinkedHashMap<>();
        values.forEach((key, value) -> keys.put("serai.translation." + key, value));
        return new Binder(new MapConfigurationPropertySource(keys))
            .bindOrCreate("serai.translation", Bindable.of(TranslationSettings.class));
    }

    public Translator translator() {
        return chain;
    }

    @Override
    public void close() {
        meter.write();
        answers.write();
        threads.close();
    }
}
