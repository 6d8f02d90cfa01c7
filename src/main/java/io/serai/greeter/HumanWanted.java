package io.serai.greeter;

import io.serai.bots.Answer;
import io.serai.bots.Answer.Handoff;
import io.serai.bots.BeforeBot;
import io.serai.bots.BotSettings;
import io.serai.bots.Turn;
import io.serai.greeter.Tongues.Tongue;
import io.serai.model.Content;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Hears a customer ask for a person in plain words, before any bot does, and tells them how long it takes. A bot that may
 * hand nobody over excuses itself with its fallback; it sees both in the conversation. The greeter alone is asked all the
 * same: it knows better to whom to bring them.
 */
@Component
class HumanWanted implements BeforeBot {

    private final Reception reception;
    private final Phrases phrases;
    private final Tongues tongues;

    HumanWanted(Reception reception, Phrases phrases, Tongues tongues) {
        this.reception = reception;
        this.phrases = phrases;
        this.tongues = tongues;
    }

    @Override
    public Optional<Answer> answer(BotSettings bot, Turn turn) {
        String words = words(turn.message().content());
        if (bot.kind().equals(Greeter.KIND) || !phrases.askForPerson(words)) {
            return Optional.empty();
        }
        Handoff wish = new Handoff(null, List.of(), turn.conversation().language(), "Asked for a person", null, Map.of());
        if (!bot.humanSupport()) {
            return Optional.of(Answer.SILENCE.thenHandOver(wish));
        }
        Tongue tongue = tongues.of(bot, turn, words);
        return Optional.of(tongue.spoken(Answer.say(Outlook.of(reception.desk(bot, turn.conversation()), tongue.texts())))
            .thenHandOver(wish));
    }

    private static String words(Content content) {
        return switch (content) {
            case Content.Text text -> text.text();
            case Content.Choice choice when choice.title() != null -> choice.title();
            default -> "";
        };
    }
}
