package io.serai.accounts;

import io.serai.problems.Refusal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who is there. What an agent chose stays chosen; it counts while a tab of theirs renews the lease, so that closing the
 * browser takes them away and opening it brings them back.
 */
@Component
@Transactional
public class Presences {

    /** Background tabs run their timers once a minute: anything shorter makes them flicker. */
    public static final Duration LEASE = Duration.ofSeconds(90);

    private final JdbcClient jdbc;
    private final AgentEvents events;
    private final Clock clock;

    Presences(JdbcClient jdbc, AgentEvents events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** By hand: it also ends {@link Agent#rona()}, which nothing else ends. */
    public void choose(Caller caller, @Nullable Presence presence, @Nullable String reason) {
        Presence chosen = Wishes.present("presence", presence);
        if (reason != null && reason.length() > 200) {
            throw Refusal.invalid("reason", "At most 200 characters");
        }
        UUID agent = caller.person();
        jdbc.sql("""
                update agents set presence = ?, presence_reason = ?, presence_since = ?, lease_until = ?,
                    rona_since = null where id = ?""")
            .params(chosen.spelling(), reason, now(), leaseEnd(), agent).update();
        events.changed(List.of(agent));
    }

    /** One more lease; tells everybody where the agent had been away. */
    public void renew(UUID agent) {
        boolean was = jdbc.sql("""
                with before as (select id, lease_until from agents where id = ? for no key update)
                update agents a set lease_until = ? from before where a.id = before.id
                returning before.lease_until is not null and before.lease_until >= ?""")
            .params(agent, leaseEnd(), now()).query(Boolean.class).optional().orElse(true);
        if (!was) {
            events.changed(List.of(agent));
        }
    }

    /** They let an offer pass: nobody knows whether they are there, so they must say. Joins the caller's transaction. */
    public void missedAnOffer(UUID agent) {
        jdbc.sql("update agents set rona_since = ?, presence_since = ? where id = ? and rona_since is null")
            .params(now(), now(), agent).update();
        events.changed(List.of(agent));
    }

    /** Whoever signs in is there, unless they had said otherwise before. */
    void signedIn(UUID agent) {
        jdbc.sql("""
                update agents set lease_until = :lease,
                    presence = case when presence = 'offline' then 'available' else presence end,
                    presence_since = case when presence = 'offline' then :now else presence_since end
                where id = :agent""")
            .param("lease", leaseEnd()).param("now", now()).param("agent", agent).update();
        events.changed(List.of(agent));
    }

    @Scheduled(fixedDelay = 5_000)
    void lapse() {
        List<UUID> gone = jdbc.sql("update agents set lease_until = null where lease_until < ? returning id")
            .param(now()).query(UUID.class).list();
        events.changed(gone);
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private Timestamp leaseEnd() {
        return Timestamp.from(clock.instant().plus(LEASE));
    }
}
