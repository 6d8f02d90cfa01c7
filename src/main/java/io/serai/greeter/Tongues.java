package io.serai.greeter;

import io.serai.bots.Answer;
import io.serai.bots.BotSettings;
import io.serai.bots.Turn;
import io.serai.model.Conversation;
import io.serai.translation.detection.Detected;
import io.serai.translation.detection.LanguageDetector;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** In which language to speak to a customer: theirs where there are texts in it, also when only this message tells it. */
@Component
class Tongues {

    private static final int ENOUGH_LETTERS = 8;

    private final TextBook texts;
    private final LanguageDetector detector;

    Tongues(TextBook texts, LanguageDetector detector) {
        this.texts = texts;
        this.detector = detector;
    }

    /** @param theirs whether it is known to be the customer's, so that nothing said in it need be translated */
    record Tongue(Texts texts, boolean theirs) {

        Answer spoken(Answer answer) {
            return theirs ? answer.inTheirLanguage() : answer;
        }
    }

    Tongue of(BotSettings bot, Turn turn, String words) {
        Conversation conversation = turn.conversation();
        String known = conversation.language() != null ? conversation.language()
            : turn.message().language() != null ? turn.message().language() : heard(words);
        Texts own = texts.in(known, conversation.contact().language(), bot.optional("language").orElse(null));
        return new Tongue(own, known != null && own.locale().getLanguage().equals(known.split("-")[0]));
    }

    private @Nullable String heard(String words) {
        Detected detected = detector.detect(words);
        return detected.confidence() >= Detected.SURE && detected.letters() >= ENOUGH_LETTERS ? detected.language() : null;
    }
}
