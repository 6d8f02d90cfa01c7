package io.serai.greeter;

import io.serai.bots.Answer;
import io.serai.bots.Answer.Handoff;
import io.serai.bots.BeforeBot;
import io.serai.bots.BotSettings;
import io.serai.bots.Turn;
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
    private final TextBook texts;

    HumanWanted(Reception reception, Phrases phrases, TextBook texts) {
        this.reception = reception;
        this.phrases = phrases;
        this.texts = texts;
    }

    @Override
    public Optional<Answer> answer(BotSettings bot, Turn turn) {
        if (bot.kind().equals(Greeter.KIND) || !phrases.askForPerson(words(turn.message().content()))) {
            return Optional.empty();
        }
        Handoff wish = new Handoff(null, List.of(), turn.conversation().language(), "Asked for a person", null, Map.of());
        Texts own = texts.in(turn.conversation().language(), turn.message().language(),
            turn.conversation().contact().language());
        return Optional.of(!bot.humanSupport() ? Answer.SILENCE.thenHandOver(wish)
            : Answer.say(Outlook.of(reception.desk(bot, turn.conversation()), own)).thenHandOver(wish));
    }

    private static String words(Content content) {
        return switch (content) {
            case Content.Text text -> text.text();
            case Content.Choice choice when choice.title() != null -> choice.title();
            default -> "";
        };
    }
}
