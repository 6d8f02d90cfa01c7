package io.serai.translation.flow;

import io.serai.translation.detection.ConversationLanguage;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known and wished of a conversation's languages.
 *
 * @param chosen  the customer's, as a person said: it always wins
 * @param target  the language agents read it in; absent: each their own
 * @param enabled absent: as the connection says
 * @param rev     of the memory
 */
record Spoken(UUID conversation, @Nullable String chosen, @Nullable String target, @Nullable Boolean enabled,
        ConversationLanguage memory, long rev) {

    static Spoken nothing(UUID conversation) {
        return new Spoken(conversation, null, null, null, ConversationLanguage.unknown(), 0);
    }

    boolean on(Rules rules) {
        return enabled == null ? rules.on() : enabled && rules.leaves() != Rules.Leaves.NOTHING;
    }

    Spoken hearing(ConversationLanguage heard) {
        return new Spoken(conversation, chosen, target, enabled, heard, rev);
    }
}
