package io.serai.bots.socketio;

import io.serai.bots.Answer;
import io.serai.bots.Answer.Handoff;
import io.serai.bots.BotKind;
import io.serai.bots.BotSettings;
import io.serai.bots.Turn;
import io.serai.model.Content;
import io.serai.model.Message;
import io.serai.settings.Connections;
import io.serai.settings.Connections.Declaration;
import io.serai.settings.Connections.InvalidConnection;
import io.serai.settings.Connections.Origin;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * A bot that talks to its customers elsewhere and brings here those who asked for a person. So it never answers: whoever
 * arrives is handed over at once. Its customers reach Serai only through it, so it is a connection of its own, too.
 */
@Component
class SocketIoBots implements BotKind {

    static final String KIND = "socketio";
    static final String BOT_ID = "bot-id";
    static final String SECRET = "secret";
    static final String ORIGINS = "allowed-origins";

    private final Connections connections;

    SocketIoBots(Connections connections) {
        this.connections = connections;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public List<Setting> settings() {
        return List.of(
            new Setting(BOT_ID, "Bot ID", "What its pages send as BotID; empty: the bot's id here", false, false),
            new Setting(SECRET, "Secret", "What its clients send as {token: …} when they connect; empty: nothing is asked", false, true),
            new Setting(ORIGINS, "Allowed origins", "The sites it is on (https://shop.example.com, https://*.example.com); "
                + "empty: this server and localhost only", false, false));
    }

    @Override
    public void check(BotSettings bot) throws InvalidBot {
        if (connections.find(bot.id()).isPresent() && !connections.belongsToABot(bot.id())) {
            throw new InvalidBot("Bot '" + bot.id() + "' is a connection of its own, and there is another one with this id");
        }
    }

    @Override
    public void declared(BotSettings bot) throws InvalidBot {
        try {
            connections.declare(new Declaration(bot.id(), "web", Origin.BOT, Map.of("title", bot.name()), bot.queue(), bot.id()));
        } catch (InvalidConnection reason) {
            throw new InvalidBot(reason.getMessage());
        }
    }

    @Override
    public void removed(BotSettings bot) {
        connections.remove(bot.id());
    }

    /** Not each line of what was said before, but once that the customer has come. */
    @Override
    public boolean owes(Message message) {
        return message.content() instanceof Content.Notice notice && notice.kind().equals("referred");
    }

    @Override
    public Answer answer(BotSettings bot, Turn turn) {
        return new Answer(List.of(), Handoff.because("Asked for a person"), null);
    }
}
