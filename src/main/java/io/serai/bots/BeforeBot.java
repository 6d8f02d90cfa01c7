package io.serai.bots;

import java.util.Optional;

/**
 * Sees a customer's message before the bot does, whatever the bot's kind: who asks for a person in plain words need not
 * persuade a machine. Beans are asked in their order; the first answer counts, and the bot is not asked.
 */
public interface BeforeBot {

    Optional<Answer> answer(BotSettings bot, Turn turn);
}
