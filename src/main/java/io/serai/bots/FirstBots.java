package io.serai.bots;

import io.serai.conversations.FirstHandler;
import io.serai.settings.Connections;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells conversations which bot they begin with. One that cannot work begins none: people answer at once. */
@Component
class FirstBots implements FirstHandler {

    private final Bots bots;
    private final Connections connections;

    FirstBots(Bots bots, Connections connections) {
        this.bots = bots;
        this.connections = connections;
    }

    @Override
    public Optional<String> botFor(String connectionId) {
        return connections.bot(connectionId).filter(this::answers);
    }

    @Override
    public boolean answers(String bot) {
        return bots.find(bot).isPresent();
    }

    @Override
    public Optional<String> queueOf(String bot) {
        return bots.find(bot).map(BotSettings::queue);
    }
}
