package io.serai.inbox;

import io.serai.bots.Answer;
import io.serai.bots.BotKind;
import io.serai.bots.BotSettings;
import io.serai.bots.Turn;
import io.serai.model.Content;
import java.util.List;

/** Says what the customer said. */
final class ParrotBot implements BotKind {

    @Override
    public String kind() {
        return "parrot";
    }

    @Override
    public List<Setting> settings() {
        return List.of(new Setting("feather", "Feather", "Its colour", true, false),
            new Setting("secret", "Secret", "What it never says", false, true));
    }

    @Override
    public void check(BotSettings bot) throws InvalidBot {
        if (bot.require("feather").equals("grey")) {
            throw new InvalidBot("Parrots of this house are not grey");
        }
    }

    @Override
    public Answer answer(BotSettings bot, Turn turn) {
        return turn.message().content() instanceof Content.Text text ? Answer.say(text.text()) : Answer.SILENCE;
    }
}
