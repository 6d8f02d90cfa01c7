package io.serai.handoff;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.accounts.Action;
import io.serai.accounts.Caller;
import io.serai.conversations.AfterWork;
import io.serai.conversations.ConversationEdits;
import io.serai.conversations.ConversationEdits.ConversationChange;
import io.serai.conversations.Desk;
import io.serai.conversations.Move;
import io.serai.conversations.MoveListener;
import io.serai.conversations.Moved;
import io.serai.conversations.Moves;
import io.serai.conversations.Notes;
import io.serai.conversations.Notes.NoteWish;
import io.serai.conversations.Step;
import io.serai.events.Event;
import io.serai.events.Event.Scope;
import io.serai.events.EventLog;
import io.serai.handoff.HandoffSettings.Switch;
import io.serai.handoff.HandoffSettings.WrapUp;
import io.serai.handoff.WrapupReasons.Reason;
import io.serai.model.Author;
import io.serai.model.Conversation;
import io.serai.model.Phase;
import io.serai.problems.Refusal;
import io.serai.problems.Refusal.FieldError;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The work after a conversation: begins when its agent ends it, ends when they have noted down what they must, or by
 * itself when the time is up. The countdown is a due time in the database: closing the browser breaks nothing.
 */
@Component
@Transactional
class Wrapups implements AfterWork, MoveListener {

    private final Desk desk;
    private final Moves moves;
    private final ConversationEdits edits;
    private final Notes notes;
    private final WrapupTable table;
    private final WrapupReasons reasons;
    private final WrapUp settings;
    private final ObjectProvider<WrapupTimes> times;
    private final EventLog log;
    private final ObjectMapper json;
    private final Clock clock;

    Wrapups(Desk desk, Moves moves, ConversationEdits edits, Notes notes, WrapupTable table, WrapupReasons reasons,
            HandoffSettings settings, ObjectProvider<WrapupTimes> times, EventLog log, ObjectMapper json, Clock clock) {
        this.desk = desk;
        this.moves = moves;
        this.edits = edits;
        this.notes = notes;
        this.table = table;
        this.reasons = reasons;
        this.settings = settings.wrapUp();
        this.times = times;
        this.log = log;
        this.json = json;
        this.clock = clock;
    }

    /** @param finish whether that is all; else it is kept, and the countdown goes on */
    record Wish(@Nullable String reason, @Nullable List<String> tags, @Nullable String note,
            @Nullable Map<String, @Nullable String> fields, boolean finish) {
    }

    /** With what the agent can choose, and what they must fill in. */
    record Form(@JsonUnwrapped Wrapup wrapup, List<Reason> reasons,
            List<String> required) {
    }

    @Override
    public boolean follows(Conversation conversation, UUID agent) {
        return !within(conversation).isZero() && (settings.enabled() == Switch.ON || settings.enabled() == Switch.AUTO
            && (!settings.required().isEmpty() || !reasons.of(conversation.queue()).isEmpty()));
    }

    /** As its queue says, else as for all. */
    private Duration within(Conversation conversation) {
        return times.stream().flatMap(queues -> queues.wrapUp(conversation.queue()).stream()).findFirst().orElse(settings.within());
    }

    @Override
    public void moved(List<Moved> made) {
        for (Moved moved : made) {
            Conversation after = moved.after();
            if (moved.move() == Move.WRAP_UP && after.assignee() != null) {
                tell("wrapup.started", table.start(after.id(), after.assignee(), within(after)), after);
            } else if (moved.before() != null && moved.before().phase() == Phase.WRAP_UP) {
                table.open(after.id()).ifPresent(open -> end(open, after, open.reason(), true));
            }
        }
    }

    Form form(Caller caller, UUID id) {
        Conversation conversation = desk.look(caller, Action.CONVERSATIONS_RESOLVE, id);
        return form(conversation, mine(caller, conversation));
    }

    Form extend(Caller caller, UUID id) {
        Conversation conversation = desk.open(caller, Action.CONVERSATIONS_RESOLVE, id);
        Wrapup open = mine(caller, conversation);
        Wrapup longer = table.save(new Wrapup(open.id(), id, open.agentId(), open.startedAt(),
            open.dueAt().plus(within(conversation)), open.reason(), open.tags(), open.note(), open.fields(), false, null));
        tell("wrapup.updated", longer, conversation);
        return form(conversation, longer);
    }

    Form note(Caller caller, UUID id, Wish wish) {
        Conversation before = desk.open(caller, Action.CONVERSATIONS_RESOLVE, id);
        Wrapup noted = noted(before, mine(caller, before), wish);
        Conversation edited = edit(caller, before, wish);
        if (!wish.finish()) {
            tell("wrapup.updated", noted, edited);
            return form(edited, noted);
        }
        demandAll(edited, noted);
        if (noted.note() != null && !noted.note().isBlank()) {
            notes.add(caller, id, new NoteWish(noted.note(), null));
        }
        return form(edited, finish(edited, noted, noted.reason(), false, caller.author()));
    }

    private Wrapup noted(Conversation conversation, Wrapup open, Wish wish) {
        if (wish.reason() != null
                && reasons.of(conversation.queue()).stream().noneMatch(known -> wish.reason().equals(known.id()))) {
            throw Refusal.invalid("reason", "There is no reason '" + wish.reason() + "' for this queue");
        }
        return table.save(new Wrapup(open.id(), open.conversationId(), open.agentId(), open.startedAt(), open.dueAt(),
            wish.reason() == null ? open.reason() : wish.reason(), wish.tags() == null ? open.tags() : wish.tags(),
            wish.note() == null ? open.note() : wish.note(), open.fields(), false, null));
    }

    /** Tags and fields are the conversation's own: they are seen at once, by everybody. */
    private Conversation edit(Caller caller, Conversation before, Wish wish) {
        if (wish.tags() == null && wish.fields() == null) {
            return before;
        }
        Set<String> tags = new LinkedHashSet<>(before.tags());
        tags.addAll(wish.tags() == null ? List.of() : wish.tags());
        return edits.change(caller, before.id(),
            new ConversationChange(null, null, null, List.copyOf(tags), wish.fields(), null)).conversation();
    }

    private void demandAll(Conversation conversation, Wrapup noted) {
        List<FieldError> missing = new ArrayList<>();
        if (noted.reason() == null && !reasons.of(conversation.queue()).isEmpty()) {
            missing.add(new FieldError("reason", "How did it end? Choose a reason"));
        }
        settings.required().stream().filter(name -> !conversation.fields().containsKey(name))
            .forEach(name -> missing.add(new FieldError("fields." + name, "This is needed")));
        if (!missing.isEmpty()) {
            throw Refusal.invalid(missing);
        }
    }

    /** The time is up: false where it is not, or somebody is at it right now. */
    boolean timeUp(UUID id) {
        Conversation locked = moves.tryLock(id).orElse(null);
        Wrapup open = locked == null ? null : table.open(id).orElse(null);
        if (open == null || open.dueAt().isAfter(clock.instant())) {
            return false;
        }
        String reason = open.reason() == null ? reasons.standard().map(Reason::id).orElse(null) : open.reason();
        finish(locked, open, reason, true, Step.SYSTEM);
        return true;
    }

    private Wrapup finish(Conversation before, Wrapup open, @Nullable String reason, boolean automatic, Author by) {
        Wrapup ended = end(open, before, reason, automatic);
        if (before.phase() == Phase.WRAP_UP) {
            moves.make(before, Step.of(Move.FINISH, by).told("wrapped-up").with("reason", reason)
                .with("automatic", automatic ? true : null));
        }
        return ended;
    }

    private Wrapup end(Wrapup open, Conversation conversation, @Nullable String reason, boolean automatic) {
        Wrapup ended = table.save(new Wrapup(open.id(), open.conversationId(), open.agentId(), open.startedAt(),
            open.dueAt(), reason, open.tags(), open.note(), conversation.fields(), automatic, clock.instant()));
        tell("wrapup.ended", ended, conversation);
        return ended;
    }

    private Wrapup mine(Caller caller, Conversation conversation) {
        return table.open(conversation.id()).filter(open -> open.agentId().equals(caller.agentId()))
            .orElseThrow(() -> Refusal.notFound("wrap-up of yours in conversation", conversation.id()));
    }

    private Form form(Conversation conversation, Wrapup wrapup) {
        return new Form(wrapup, reasons.of(conversation.queue()), settings.required());
    }

    private void tell(String type, Wrapup wrapup, Conversation conversation) {
        log.append(List.of(new Event.New(type, wrapup.id().toString(), clock.millis(), Scope.only(List.of(wrapup.agentId())),
            json.valueToTree(Map.of("wrapup", wrapup, "conversation", conversation)))));
    }
}
