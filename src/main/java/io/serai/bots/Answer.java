package io.serai.bots;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.model.Content;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a bot says to a turn: messages, then perhaps that a person must go on. All of it is done in one transaction, or
 * none of it.
 *
 * @param messages what is sent to the customer, in order; none: the bot is silent, and may write later by itself
 * @param handoff  absent: the bot goes on
 * @param memory   replaces what was remembered of the conversation; absent: that stays
 * @param theirs   whether the messages are in the customer's language already: nobody translates them
 */
public record Answer(List<Content> messages, @Nullable Handoff handoff, @Nullable ObjectNode memory, boolean theirs) {

    public static final Answer SILENCE = new Answer(List.of(), null, null);

    public Answer {
        messages = List.copyOf(messages);
    }

    public Answer(List<Content> messages, @Nullable Handoff handoff, @Nullable ObjectNode memory) {
        this(messages, handoff, memory, false);
    }

    public static Answer say(Content... messages) {
        return new Answer(List.of(messages), null, null);
    }

    public static Answer say(String text) {
        return say(new Content.Text(text));
    }

    public Answer thenHandOver(Handoff wish) {
        return new Answer(messages, wish, memory, theirs);
    }

    public Answer remembering(ObjectNode what) {
        return new Answer(messages, handoff, what, theirs);
    }

    public Answer inTheirLanguage() {
        return new Answer(messages, handoff, memory, true);
    }

    /**
     * That a person must go on.
     *
     * @param queue    absent: the bot's own
     * @param skills   what the person must be able to do
     * @param language that the person must speak
     * @param reason   in a few words, shown to whoever takes over
     * @param summary  what it is about, for whoever takes over
     * @param fields   what the bot learned: fields of the conversation
     */
    public record Handoff(@Nullable String queue, List<String> skills, @Nullable String language,
            @Nullable String reason, @Nullable String summary, Map<String, String> fields) {

        public Handoff {
            skills = skills == null ? List.of() : List.copyOf(skills);
            fields = fields == null ? Map.of() : Map.copyOf(fields);
        }

        public static Handoff because(String reason) {
            return new Handoff(null, List.of(), null, reason, null, Map.of());
        }
    }
}
