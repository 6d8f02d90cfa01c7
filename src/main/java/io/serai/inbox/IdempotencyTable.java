package io.serai.inbox;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The table {@code idempotency}: what each key was answered, for a day. */
@Component
class IdempotencyTable {

    private static final Duration KEPT = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    IdempotencyTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param request what was asked, as a digest; {@code body} is absent where there was none or it was a secret */
    record Answer(byte[] request, int status, @Nullable String body) {
    }

    /** Holds until the transaction ends, at this gateway or another; false while another holds it. */
    boolean lock(String actor, String key) {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended('serai.idempotency ' || ? || ' ' || ?, 0))")
            .params(actor, key).query(Boolean.class).single();
    }

    Optional<Answer> find(String actor, String key) {
        return jdbc.sql("select request, status, response from idempotency where actor = ? and key = ? and status is not null")
            .params(actor, key)
            .query((row, number) -> new Answer(row.getBytes("request"), row.getInt("status"), row.getString("response")))
            .optional();
    }

    void keep(String actor, String key, Answer answer) {
        jdbc.sql("""
                insert into idempotency (actor, key, request, status, response, created_at)
                values (?, ?, ?, ?, ?::jsonb, ?)""")
            .params(actor, key, answer.request(), answer.status(),
                answer.body() == null || answer.body().isEmpty() ? null : answer.body(), Timestamp.from(clock.instant()))
            .update();
    }

    @Scheduled(fixedDelay = 3_600_000, initialDelay = 60_000)
    void forget() {
        jdbc.sql("delete from idempotency where created_at < ?").param(Timestamp.from(clock.instant().minus(KEPT))).update();
    }
}
