package io.serai.pipeline;

import io.serai.ledger.Ledger;
import io.serai.ledger.LedgerUnavailable;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets what has been kept long enough: deliveries, events, and changes whose message never came. */
@Component
class Housekeeping {

    private static final Logger log = LoggerFactory.getLogger(Housekeeping.class);

    private final Ledger ledger;
    private final JdbcTemplate jdbc;
    private final Keep keep;
    private final Clock clock;

    Housekeeping(Ledger ledger, JdbcTemplate jdbc, Keep keep, Clock clock) {
        this.ledger = ledger;
        this.jdbc = jdbc;
        this.keep = keep;
        this.clock = clock;
    }

    /**
     * How long.
     *
     * @param deliveries raw webhooks and their outcomes: as long as one may want to replay them; Meta repeats for 7 days
     * @param events     a client away for longer loads anew
     */
    @ConfigurationProperties("serai.keep")
    record Keep(@DefaultValue("14d") Duration deliveries, @DefaultValue("3d") Duration events) {
    }

    @Scheduled(initialDelay = 600_000, fixedDelay = 3_600_000)
    void tidy() {
        Instant now = clock.instant();
        try {
            ledger.forget(oldestNeeded(now.minus(keep.deliveries())));
            jdbc.update("delete from early_changes where at < ?", Timestamp.from(now.minus(keep.deliveries())));
            jdbc.update("delete from events where at < ? and seq < (select seq from event_clock)",
                Timestamp.from(now.minus(keep.events())));
        } catch (LedgerUnavailable | DataAccessException away) {
            log.warn("Old deliveries and events were not removed: {}. Tried again in an hour", away.getMessage());
        }
    }

    /** Nothing goes that a reader has still to read, however old. */
    private Instant oldestNeeded(Instant wanted) {
        Timestamp unread = jdbc.queryForObject("""
            select min(l.received_at) from reader_positions p
            cross join lateral (select received_at from ledger
                where partition = p.partition and position > p.position order by position limit 1) l
            where p.reader = ?""", Timestamp.class, Effects.READER);
        return unread != null && unread.toInstant().isBefore(wanted) ? unread.toInstant() : wanted;
    }
}
