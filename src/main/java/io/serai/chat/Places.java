package io.serai.chat;

import io.serai.events.Event;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * How far each consumer of events has come: one row a name, held by one gateway at a time under a lease, so that an event
 * is handled by one of several gateways, and by another one when that dies.
 */
@Component
class Places {

    private static final Logger log = LoggerFactory.getLogger(Places.class);
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final int LONGEST_ERROR = 500;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Set<UUID> holders = ConcurrentHashMap.newKeySet();

    Places(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Everything up to {@code seq} was handled; the event after it has failed {@code attempts} times. */
    record Place(UUID epoch, long seq, int attempts, Instant notBefore) {
    }

    /** The place, if nobody else holds it. A name that is new begins with the next event, or with the oldest one kept. */
    @Transactional
    Optional<Place> take(String name, UUID holder, boolean oldest) {
        Instant now = clock.instant();
        jdbc.sql("""
                insert into chat_consumers (name, epoch, seq, not_before)
                select ?, epoch, case when ? then coalesce((select min(seq) - 1 from events), seq) else seq end, ?
                from event_clock on conflict do nothing""")
            .params(name, oldest, Timestamp.from(now)).update();
        Optional<Place> place = jdbc.sql("""
                update chat_consumers set holder = ?, lease_until = ?
                where name = ? and (holder is null or holder = ? or lease_until < ?) returning *""")
            .params(holder, Timestamp.from(now.plus(LEASE)), name, holder, Timestamp.from(now))
            .query((row, number) -> new Place(row.getObject("epoch", UUID.class), row.getLong("seq"),
                row.getInt("attempts"), row.getTimestamp("not_before").toInstant())).optional();
        place.ifPresent(taken -> holders.add(holder));
        return place;
    }

    /** Another life of the log, or one that no longer keeps what comes next: go on where it can be gone on. */
    void restart(String name, UUID holder, long seq) {
        log.error("The consumer '{}' of chat:events was away for longer than events are kept (serai.keep.events), or the "
            + "log was restored. It goes on with event {}", name, seq + 1);
        jdbc.sql("""
                update chat_consumers set epoch = (select epoch from event_clock), seq = ?, attempts = 0, error = null
                where name = ? and holder = ?""")
            .params(seq, name, holder).update();
    }

    /** Where the log begins now. */
    long beginning() {
        return jdbc.sql("select coalesce((select min(seq) - 1 from events), seq) from event_clock").query(Long.class).single();
    }

    /** @return false when another gateway holds the place by now */
    boolean handled(String name, UUID holder, long seq) {
        return jdbc.sql("""
                update chat_consumers set seq = ?, attempts = 0, error = null, failing_since = null
                where name = ? and holder = ? and seq < ?""")
            .params(seq, name, holder, seq).update() == 1;
    }

    boolean tooSoon(Place place) {
        return clock.instant().isBefore(place.notBefore());
    }

    void failed(String name, UUID holder, Throwable fault, Duration pause) {
        jdbc.sql("""
                update chat_consumers set attempts = attempts + 1, not_before = ?, error = ?,
                    failing_since = coalesce(failing_since, ?) where name = ? and holder = ?""")
            .params(Timestamp.from(clock.instant().plus(pause)), brief(fault), Timestamp.from(clock.instant()), name, holder)
            .update();
    }

    /** The event stays known as one that its route could not handle. */
    @Transactional
    boolean setAside(String name, UUID holder, Event event, Throwable fault) {
        jdbc.sql("""
                insert into chat_failures (name, seq, type, entity_id, at, error) values (?, ?, ?, ?, ?, ?)
                on conflict do nothing""")
            .params(name, event.seq(), event.type(), event.entityId(), Timestamp.from(clock.instant()), brief(fault)).update();
        return handled(name, holder, event.seq());
    }

    /** The class alone: what a step complains of may quote a customer. */
    private static String brief(Throwable fault) {
        String name = fault.getClass().getName();
        return name.length() <= LONGEST_ERROR ? name : name.substring(0, LONGEST_ERROR);
    }

    void release(UUID holder) {
        holders.remove(holder);
        try {
            jdbc.sql("update chat_consumers set holder = null where holder = ?").param(holder).update();
        } catch (DataAccessException away) {
            log.debug("A place is not given back, its lease ends by itself", away);
        }
    }

    @Scheduled(fixedDelay = 10_000)
    void renew() {
        if (!holders.isEmpty()) {
            jdbc.sql("update chat_consumers set lease_until = ? where holder = any (?)")
                .params(Timestamp.from(clock.instant().plus(LEASE)), holders.toArray(UUID[]::new)).update();
        }
    }

    /** How a consumer fares, for health. */
    record Standing(String name, long behind, int attempts, long setAside) {
    }

    List<Standing> standings() {
        return jdbc.sql("""
                select c.name, e.seq - c.seq as behind, c.attempts,
                    (select count(*) from chat_failures f where f.name = c.name) as set_aside
                from chat_consumers c, event_clock e where c.holder is not null order by c.name""")
            .query((row, number) -> new Standing(row.getString("name"), row.getLong("behind"), row.getInt("attempts"),
                row.getLong("set_aside"))).list();
    }
}
