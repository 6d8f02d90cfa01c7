package io.serai.translation.chain;

import io.serai.database.ManyRows;
import io.serai.translation.EngineAnswer;
import io.serai.translation.TranslationSettings;
import jakarta.annotation.PreDestroy;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/** The table {@code translation_answers}: written a little later and many at once, so that nobody waits for it. */
@Repository
class AnswerTable {

    private static final Logger log = LoggerFactory.getLogger(AnswerTable.class);
    /** How exactly the last use is noted: a write for each read would cost more than a cache may. */
    private static final Duration USE = Duration.ofDays(1);
    private static final int LONGEST_QUEUE = 50_000;

    private final JdbcTemplate jdbc;
    private final TranslationSettings.Cache settings;
    private final Clock clock;
    private final Map<AnswerKey, EngineAnswer> unwritten = new ConcurrentHashMap<>();

    AnswerTable(JdbcTemplate jdbc, TranslationSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings.cache();
        this.clock = clock;
    }

    private record Row(EngineAnswer answer, Instant usedAt) {
    }

    Optional<EngineAnswer> find(AnswerKey key) {
        EngineAnswer waiting = unwritten.get(key);
        if (waiting != null) {
            return Optional.of(waiting);
        }
        try {
            Optional<Row> row = jdbc.query("select text, found, confidence, used_at from translation_answers where key = ?",
                (found, n) -> new Row(new EngineAnswer(found.getString("text"), found.getString("found"),
                    found.getObject("confidence", Double.class)), found.getTimestamp("used_at").toInstant()), key.hash())
                .stream().findFirst();
            row.filter(found -> found.usedAt.isBefore(clock.instant().minus(USE))).ifPresent(stale -> jdbc.update(
                "update translation_answers set used_at = ? where key = ?", Timestamp.from(clock.instant()), key.hash()));
            return row.map(Row::answer);
        } catch (DataAccessException away) {
            log.debug("The cache of translations was not read: {}", away.getMessage());
            return Optional.empty();
        }
    }

    void keep(AnswerKey key, EngineAnswer answer) {
        if (unwritten.size() < LONGEST_QUEUE) {
            unwritten.put(key, answer);
        }
    }

    @Scheduled(fixedDelay = 200)
    @PreDestroy
    void write() {
        Map<AnswerKey, EngineAnswer> taken = new HashMap<>(unwritten);
        ManyRows rows = ManyRows.of("bytea", "text", "text", "double precision", "int", "timestamptz");
        Timestamp now = Timestamp.from(clock.instant());
        taken.forEach((key, answer) -> rows.add(key.hash(), answer.text().replace("\0", ""), answer.from(),
            answer.ownConfidence(), 160 + 2 * answer.text().length(), now));
        try {
            rows.update(jdbc, """
                insert into translation_answers (key, text, found, confidence, size, used_at)
                select * from {rows} as r on conflict (key) do nothing""");
            taken.forEach(unwritten::remove);
        } catch (DataAccessException away) {
            log.debug("The cache of translations was not written: {}", away.getMessage());
        }
    }

    /** What nobody used for long goes, and beyond the size what was unused the longest. */
    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT5M")
    void forget() {
        jdbc.update("delete from translation_answers where used_at < ?", Timestamp.from(clock.instant().minus(settings.keep())));
        jdbc.update("""
            delete from translation_answers where key in (select key from (
                select key, sum(size) over (order by used_at desc, key) as total from translation_answers) as summed
                where total > ?)""", settings.size().toBytes());
    }
}
