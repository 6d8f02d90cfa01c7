package io.serai.translation.flow;

import io.serai.database.ManyRows;
import io.serai.translation.Purpose;
import io.serai.translation.flow.Job.Kind;
import io.serai.translation.flow.Job.Stage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The table {@code translation_jobs}. Of two gateways that look at the same time, the second skips what the first took. */
@Repository
class Jobs {

    private static final String COLUMNS = "id, kind, subject_id, conversation_id, source, languages, purpose, attempts, "
        + "decide_at, created_at";

    private final JdbcTemplate jdbc;
    private final FlowBell bell;
    private final Clock clock;

    Jobs(JdbcTemplate jdbc, FlowBell bell, Clock clock) {
        this.jdbc = jdbc;
        this.bell = bell;
        this.clock = clock;
    }

    /** Writes jobs down in the caller's transaction. One that is there already is asked for more languages, anew. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(Collection<Job.New> jobs) {
        ManyRows rows = ManyRows.of("text", "uuid", "uuid", "text", "text", "text", "text", "timestamptz", "timestamptz");
        Timestamp now = Timestamp.from(clock.instant());
        jobs.forEach(job -> rows.add(name(job.kind()), job.subject(), job.conversation(), name(job.stage()), job.source(),
            "{" + String.join(",", job.languages()) + "}", name(job.purpose()), now,
            job.decideAt() == null ? null : Timestamp.from(job.decideAt())));
        rows.update(jdbc, """
            insert into translation_jobs (kind, subject_id, conversation_id, stage, source, languages, purpose, due_at,
                created_at, decide_at)
            select kind, subject_id, conversation_id, stage, source, languages::text[], purpose, at, at, decide_at
            from {rows} as r (kind, subject_id, conversation_id, stage, source, languages, purpose, at, decide_at)
            on conflict (kind, subject_id) do update set stage = excluded.stage, due_at = excluded.due_at,
                created_at = excluded.created_at, decide_at = excluded.decide_at, purpose = excluded.purpose,
                source = coalesce(excluded.source, translation_jobs.source),
                languages = array(select distinct unnest(translation_jobs.languages || excluded.languages))""");
        if (!rows.isEmpty()) {
            bell.ringOnCommit();
        }
    }

    /** Takes what is due. Whoever does not come back with a result until then has lost it to the next. */
    @Transactional
    public List<Job> take(Stage stage, int limit, Instant until) {
        return jdbc.query("""
            update translation_jobs set attempts = attempts + 1, due_at = ? where id in (
                select id from translation_jobs where stage = ? and due_at <= ? order by due_at, id limit ?
                for update skip locked)
            returning\s""" + COLUMNS, (row, number) -> read(row), Timestamp.from(until), name(stage),
            Timestamp.from(clock.instant()), limit);
    }

    /** Those whose writer has waited long enough, whether or not an engine is being asked just now. */
    @Transactional
    public List<Job> toDecide(int limit) {
        return jdbc.query("select " + COLUMNS + " from translation_jobs where decide_at <= ? order by decide_at limit ?",
            (row, number) -> read(row), Timestamp.from(clock.instant()), limit);
    }

    /** Done as it was taken: if it was asked for more meanwhile, that remains. */
    @Transactional
    public void done(Collection<Job> jobs) {
        ManyRows rows = ManyRows.of("bigint", "int", "text");
        jobs.forEach(job -> rows.add(job.id(), job.attempts(), "{" + String.join(",", job.languages()) + "}"));
        rows.update(jdbc, """
            delete from translation_jobs j using {rows} as r (id, attempts, languages)
            where j.id = r.id and j.attempts = r.attempts and j.languages = r.languages::text[]""");
    }

    /** @return false if somebody else has it by now */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean finish(Job job) {
        return jdbc.update("delete from translation_jobs where id = ? and attempts = ?", job.id(), job.attempts()) == 1;
    }

    /** The rule decided, whoever is at it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean remove(Job job) {
        return jdbc.update("delete from translation_jobs where id = ?", job.id()) == 1;
    }

    /** One of its languages is there, or never will be. */
    @Transactional
    public void without(Collection<Job> jobs, String language) {
        ManyRows rows = ManyRows.of("bigint", "int", "text");
        jobs.forEach(job -> rows.add(job.id(), job.attempts(), language));
        rows.update(jdbc, """
            update translation_jobs j set languages = array_remove(j.languages, r.language)
            from {rows} as r (id, attempts, language) where j.id = r.id and j.attempts = r.attempts""");
        rows.update(jdbc, """
            delete from translation_jobs j using {rows} as r (id, attempts, language)
            where j.id = r.id and j.attempts = r.attempts and j.languages = '{}' and j.stage = 'translate'""");
    }

    /** Its language is known: what remains is for the engines. */
    @Transactional
    public void advance(Map<Job, Job> found) {
        ManyRows rows = ManyRows.of("bigint", "int", "text", "text", "timestamptz");
        Timestamp now = Timestamp.from(clock.instant());
        found.forEach((taken, next) -> rows.add(taken.id(), taken.attempts(), next.source(),
            "{" + String.join(",", next.languages()) + "}", now));
        rows.update(jdbc, """
            update translation_jobs j set stage = 'translate', source = r.source, languages = r.languages::text[],
                due_at = r.due_at from {rows} as r (id, attempts, source, languages, due_at)
            where j.id = r.id and j.attempts = r.attempts""");
        if (!found.isEmpty()) {
            bell.ringOnCommit();
        }
    }

    /** Not now. */
    @Transactional
    public void again(Collection<Job> jobs, Instant due) {
        ManyRows rows = ManyRows.of("bigint", "int", "timestamptz");
        jobs.forEach(job -> rows.add(job.id(), job.attempts(), Timestamp.from(due)));
        rows.update(jdbc, """
            update translation_jobs j set due_at = r.due_at from {rows} as r (id, attempts, due_at)
            where j.id = r.id and j.attempts = r.attempts""");
    }

    /** Whether anybody still wants it as it was taken. */
    boolean current(Job job) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
            "select exists (select from translation_jobs where id = ? and attempts = ?)", Boolean.class, job.id(),
            job.attempts()));
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static Job read(ResultSet row) throws SQLException {
        @Nullable Timestamp decide = row.getTimestamp("decide_at");
        return new Job(row.getLong("id"), Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
            row.getObject("subject_id", UUID.class), row.getObject("conversation_id", UUID.class),
            row.getString("source"), List.of((String[]) row.getArray("languages").getArray()),
            Purpose.valueOf(row.getString("purpose").toUpperCase(Locale.ROOT)), row.getInt("attempts"),
            decide == null ? null : decide.toInstant(), row.getTimestamp("created_at").toInstant());
    }
}
