package io.serai.conversations;

import io.serai.model.Author;
import io.serai.model.AuthorKind;
import io.serai.model.Conversation;
import io.serai.model.Handover;
import io.serai.model.Phase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who has a conversation, who takes part, where it waits and with what knowledge: all that a move may change. */
public record Seat(@Nullable UUID assignee, List<UUID> participants, List<String> teams, @Nullable String queue,
        @Nullable String bot, Handover handover) {

    public static Seat of(Conversation conversation) {
        return new Seat(conversation.assignee(), conversation.participants(), conversation.teams(), conversation.queue(),
            conversation.bot(), Objects.requireNonNullElse(conversation.handover(), Handover.NONE));
    }

    public Seat with(UUID agent) {
        return new Seat(agent, without(participants, agent), teams, queue, bot, handover);
    }

    public Seat withParticipants(List<UUID> all) {
        return new Seat(assignee, List.copyOf(all), teams, queue, bot, handover);
    }

    public Seat withTeams(List<String> all) {
        return new Seat(assignee, participants, List.copyOf(all), queue, bot, handover);
    }

    public Seat withBot(String other) {
        return new Seat(assignee, participants, teams, queue, other, handover);
    }

    public Seat inQueue(@Nullable String other, Handover why) {
        return new Seat(assignee, participants, teams, other == null ? queue : other, bot, why);
    }

    /** With what a colleague wants the next agent to know; nothing said, nothing changes. */
    public Seat noted(@Nullable String note, @Nullable UUID by, @Nullable String byName) {
        if (note == null) {
            return this;
        }
        Author author = new Author(AuthorKind.AGENT, by == null ? null : by.toString(), byName);
        return inQueue(null, new Handover(handover.reason(), note, handover.fields(), handover.skills(),
            handover.language(), handover.priority(), author, handover.queuedAt()));
    }

    /** As it must be in a phase: nobody has what waits, and only what waits has a place in the queue. */
    Seat in(Phase phase, Instant now) {
        boolean waits = phase == Phase.QUEUED || phase == Phase.OFFERED;
        Instant since = handover.queuedAt() == null ? now : handover.queuedAt();
        boolean nobodys = waits || phase == Phase.BOT;
        return new Seat(nobodys ? null : assignee, phase == Phase.BOT ? List.of() : participants, teams, queue, bot,
            handover.since(waits ? since : null));
    }

    public static List<UUID> plus(List<UUID> all, UUID one) {
        List<UUID> more = new ArrayList<>(without(all, one));
        more.add(one);
        return more;
    }

    public static List<UUID> without(List<UUID> all, UUID one) {
        return all.stream().filter(each -> !each.equals(one)).toList();
    }
}
