package io.serai.translation.flow;

import io.serai.model.Conversation;
import io.serai.model.Message;
import io.serai.translation.detection.ConversationLanguage;
import io.serai.translation.detection.Detected;
import io.serai.translation.detection.LanguageDetector;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one message of a customer tells about languages.
 *
 * @param message  the message's own, absent where it tells nothing
 * @param certain  whether nobody needs to be asked
 */
record Heard(@Nullable String message, boolean certain, ConversationLanguage memory) {

    private static final double GUESS = 0.5;

    static Heard of(Message said, Conversation conversation, Spoken spoken, LanguageDetector detector) {
        ConversationLanguage before = spoken.memory().locale() != null ? spoken.memory() : spoken.memory().expecting(
            said.language() != null ? said.language() : conversation.contact().language());
        Detected detected = detector.detect(Texts.reading(said.content()), before.hint(List.of()));
        ConversationLanguage after = before.after(detected);
        if (detected.language() == null) {
            return new Heard(null, true, after);
        }
        if (spoken.chosen() != null) {
            return new Heard(spoken.chosen(), true, after);
        }
        String heard = after.language();
        String language = detected.confidence() >= GUESS || heard == null ? detected.language() : heard;
        return new Heard(language, !detected.uncertain(), after);
    }
}
