package io.serai.handoff;

import io.serai.accounts.Access;
import io.serai.accounts.Action;
import io.serai.accounts.AuditLog;
import io.serai.accounts.Caller;
import io.serai.conversations.Move;
import io.serai.conversations.Moves;
import io.serai.conversations.Step;
import io.serai.handoff.Ban.Name;
import io.serai.model.Ids;
import io.serai.problems.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Bans: what is under way with the banned is closed, and what they write from then on is not heard. */
@Component
@Transactional
class Bans {

    private static final Duration LONGEST = Duration.ofDays(3660);

    private final BanTable table;
    private final Moves moves;
    private final JdbcClient jdbc;
    private final Access access;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    Bans(BanTable table, Moves moves, JdbcClient jdbc, Access access, AuditLog audit, Ids ids, Clock clock) {
        this.table = table;
        this.moves = moves;
        this.jdbc = jdbc;
        this.access = access;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param duration absent: until it is lifted */
    record Wish(@Nullable UUID contactId, @Nullable Name identity, @Nullable String reason, @Nullable Duration duration) {
    }

    List<Ban> list(Caller caller, @Nullable UUID contact) {
        access.require(caller, Action.BANS_SEE);
        return table.list(contact);
    }

    Ban ban(Caller caller, Wish wish) {
        access.require(caller, Action.BANS_MANAGE);
        check(wish);
        Instant now = clock.instant();
        Ban ban = new Ban(ids.next(), wish.contactId(), wish.identity(), wish.reason().strip(),
            wish.duration() == null ? null : now.plus(wish.duration()), caller.agentId(), caller.name(), now, null);
        table.underWay(ban).forEach(conversation -> moves.make(moves.lock(conversation), Step.of(Move.CLOSE, caller.author())
            .told("banned").with("reason", ban.reason()).with("until", ban.until())));
        try {
            table.insert(ban);
        } catch (DuplicateKeyException already) {
            throw Refusal.conflict("They are banned already", Map.of());
        }
        audit.record(caller.actor(), "ban.created", ban.id().toString(), Map.of());
        return ban;
    }

    private void check(Wish wish) {
        Name name = wish.identity();
        if ((wish.contactId() == null) == (name == null)) {
            throw Refusal.invalid("contactId", "A person or one of their names: exactly one of contactId and identity");
        }
        if (name != null && (name.connectionId() == null || name.kind() == null || name.value() == null
                || name.value().isBlank() || name.value().length() > 200)) {
            throw Refusal.invalid("identity", "A name is {connectionId, kind, value}");
        }
        if (wish.contactId() != null && !exists(wish.contactId())) {
            throw Refusal.notFound("contact", wish.contactId());
        }
        if (wish.reason() == null || wish.reason().isBlank() || wish.reason().length() > 500) {
            throw Refusal.invalid("reason", "Why? In 1 to 500 characters");
        }
        Duration duration = wish.duration();
        if (duration != null && (duration.isNegative() || duration.isZero() || duration.compareTo(LONGEST) > 0)) {
            throw Refusal.invalid("duration", "More than nothing and at most ten years, such as PT1H or P7D");
        }
    }

    private boolean exists(UUID contact) {
        return jdbc.sql("select exists (select from contacts where id = ?)").param(contact).query(Boolean.class).single();
    }

    void lift(Caller caller, UUID id) {
        access.require(caller, Action.BANS_MANAGE);
        table.find(id).filter(ban -> ban.liftedAt() == null).orElseThrow(() -> Refusal.notFound("ban", id));
        table.lift(id);
        audit.record(caller.actor(), "ban.lifted", id.toString(), Map.of());
    }
}
