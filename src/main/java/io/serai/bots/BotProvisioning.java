package io.serai.bots;

import io.serai.bots.BotKind.InvalidBot;
import io.serai.bots.BotStore.Stored;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Brings into being what configuration declares, at every start; a bot that cannot work says why, and answers nobody. */
@Component
class BotProvisioning {

    static final String CONFIGURATION = "configuration";
    private static final Logger log = LoggerFactory.getLogger(BotProvisioning.class);

    private final RegisteredBots bots;
    private final BotStore store;

    BotProvisioning(RegisteredBots bots, BotStore store, ConfiguredBots configured) {
        this.bots = bots;
        this.store = store;
        configured.bots().keySet().forEach(id -> declare(configured.bot(id)));
        bots.declared().stream().filter(row -> row.origin().equals(CONFIGURATION)).map(Stored::bot)
            .filter(bot -> !configured.bots().containsKey(bot.id())).forEach(bots::remove);
    }

    private void declare(BotSettings bot) {
        if (bot.queue() != null) {
            store.ensureQueue(bot.queue());
        }
        String problem = null;
        try {
            bots.check(bot);
            bots.save(new Stored(bot, CONFIGURATION, null));
        } catch (InvalidBot reason) {
            problem = reason.getMessage();
            log.error("{}. It answers nobody until serai.bots.{} is mended", problem, bot.id());
        }
        if (problem != null) { // which of its settings are secret nobody may know: none is kept readable
            store.save(new Stored(bot, CONFIGURATION, problem), bot.values().keySet());
            bots.refresh();
        }
    }
}
