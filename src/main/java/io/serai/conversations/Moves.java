package io.serai.conversations;

import io.serai.events.Event;
import io.serai.events.EventLog;
import io.serai.model.Author;
import io.serai.model.AuthorKind;
import io.serai.model.Conversation;
import io.serai.model.Message;
import io.serai.model.Phase;
import io.serai.problems.Refusal;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes the moves of {@link Life}: everybody who moves a conversation (agents, bots, routing, timers) does it here. The
 * row is locked first, so of two who want the same the second sees what the first did; what is not allowed is refused
 * with a reason, and nothing is written. What is allowed is written with its notice, its events and what
 * {@link MoveListener}s make of it, in the caller's transaction.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Moves {

    private final JdbcClient jdbc;
    private final ConversationRows rows;
    private final JsonColumns json;
    private final Desk desk;
    private final WaitingPlaces places;
    private final Notices notices;
    private final ConversationEvents events;
    private final EventLog log;
    private final ObjectProvider<MoveListener> listeners;
    private final Clock clock;

    Moves(JdbcClient jdbc, ConversationRows rows, JsonColumns json, Desk desk, WaitingPlaces places, Notices notices,
            ConversationEvents events, EventLog log, ObjectProvider<MoveListener> listeners, Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.json = json;
        this.desk = desk;
        this.places = places;
        this.notices = notices;
        this.events = events;
        this.log = log;
        this.listeners = listeners;
        this.clock = clock;
    }

    /** The conversation, locked until the transaction ends. */
    public Conversation lock(UUID id) {
        return jdbc.sql(ConversationRows.SELECT + "where c.id = ? for update of c").param(id).query(rows).optional()
            .orElseThrow(() -> Refusal.notFound("conversation", id));
    }

    /** The same, if nobody else holds it now: for timers, which come again. */
    public Optional<Conversation> tryLock(UUID id) {
        return jdbc.sql(ConversationRows.SELECT + "where c.id = ? for update of c skip locked").param(id).query(rows)
            .optional();
    }

    /**
     * @param before the conversation as it was locked in this transaction
     * @return the conversation after the move
     * @throws Refusal when the move is not allowed
     */
    public Conversation make(Conversation before, Step step) {
        Phase phase = Life.after(before.phase(), step.move());
        Seat seat = step.seat().apply(Seat.of(before)).in(phase, clock.instant());
        if (phase == Phase.QUEUED) {
            seat = seat.inQueue(places.forWaiting(seat.queue(), before.connectionId()), seat.handover());
        }
        write(before, phase, seat);
        if (step.notice() != null) {
            tell(before.id(), step.by(), step.notice(), step.data());
        }
        Conversation after = desk.read(before.id());
        tellOf(before, after);
        listeners.forEach(listener -> listener.moved(List.of(new Moved(before, after, step.move(), step.by()))));
        return after;
    }

    /** Tells of a conversation that just began, when its row is written. */
    void began(Conversation conversation, Author by) {
        log.append(List.of(events.conversationCreated(conversation)));
        listeners.forEach(listener -> listener.moved(List.of(new Moved(null, conversation, null, by))));
    }

    private void write(Conversation before, Phase phase, Seat seat) {
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.sql("""
                update conversations set phase = :phase, status = :status, handler = :handler, assignee = :assignee,
                    participants = :participants, teams = :teams, queue = :queue, bot = :bot, queued_at = :queuedAt,
                    priority = :priority, skills = :skills, wanted_language = :language, handover = :handover::jsonb,
                    waiting_since = case when :over then null else waiting_since end,
                    resolved_at = case when :over then coalesce(resolved_at, :now) end, updated_at = :now, rev = rev + 1
                where id = :id""")
            .param("phase", phase.spelling()).param("status", phase.status().spelling())
            .param("handler", phase.handler(before.handler()).spelling())
            .param("assignee", seat.assignee(), Types.OTHER)
            .param("participants", seat.participants().toArray(UUID[]::new))
            .param("teams", seat.teams().toArray(String[]::new)).param("queue", seat.queue()).param("bot", seat.bot())
            .param("queuedAt", seat.handover().queuedAt() == null ? null : Timestamp.from(seat.handover().queuedAt()),
                Types.TIMESTAMP)
            .param("priority", seat.handover().priority())
            .param("skills", seat.handover().skills().toArray(String[]::new))
            .param("language", seat.handover().language())
            .param("handover", json.writeOrNull(ConversationRows.Said.of(seat.handover())))
            .param("over", !phase.underWay()).param("now", now).param("id", before.id())
            .update();
    }

    /** A notice in the thread of what somebody did, written and told of. */
    public void tell(UUID conversation, Author by, String kind, Map<String, String> more) {
        Map<String, String> data = new LinkedHashMap<>();
        if (by.id() != null) {
            data.put(by.kind() == AuthorKind.BOT ? "byBot" : "by", by.id());
        }
        if (by.name() != null) {
            data.put("byName", by.name());
        }
        data.putAll(more);
        Message notice = notices.write(conversation, kind, data);
        log.append(List.of(events.messageCreated(notice, desk.read(conversation))));
    }

    private void tellOf(Conversation before, Conversation after) {
        boolean seated = !Seat.of(before).equals(Seat.of(after)) || before.handler() != after.handler();
        if (seated) {
            desk.assigned(before);
        }
        if (before.status() != after.status()) {
            log.append(List.of(events.conversationStatusChanged(after)));
        } else if (!seated && !Objects.equals(before.phase(), after.phase())) {
            log.append(List.<Event.New>of(events.conversationUpdated(after)));
        }
    }
}
