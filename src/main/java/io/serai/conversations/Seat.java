package io.serai.conversations;

import io.serai.model.Conversation;
import io.serai.model.Handover;
import io.serai.model.Phase;
import java.time.Instant;
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

    /** As it must be in a phase: nobody has what waits, and only what waits has a place in the queue. */
    Seat in(Phase phase, Instant now) {
        boolean waits = phase == Phase.QUEUED || phase == Phase.OFFERED;
        Instant since = handover.queuedAt() == null ? now : handover.queuedAt();
        boolean nobodys = waits || phase == Phase.BOT;
        return new Seat(nobodys ? null : assignee, phase == Phase.BOT ? List.of() : participants, teams, queue, bot,
            handover.since(waits ? since : null));
    }

    private static List<UUID> without(List<UUID> all, UUID one) {
        return all.stream().filter(each -> !each.equals(one)).toList();
    }
}
