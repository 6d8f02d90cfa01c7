package io.serai.bots.socketio;

import io.serai.bots.BotSettings;
import io.serai.bots.socketio.BotSocket.Answer;
import io.serai.bots.socketio.SocketLedger.Line;
import io.serai.model.Ids;
import io.serai.settings.Connections;
import io.socket.socketio.server.SocketIoSocket.ReceivedByLocalAcknowledgementCallback;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.json.JSONArray;
import org.json.JSONObject;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the events of the namespace, as strangers may have written them: what makes no sense is not heard. */
@Component
class LiveAgent {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_TEXT = 64 * 1024;
    private static final int MOST_LINES = 1_000;

    private final KnownBots bots;
    private final Connections connections;
    private final Ids ids;

    LiveAgent(KnownBots bots, Connections connections, Ids ids) {
        this.bots = bots;
        this.connections = connections;
        this.ids = ids;
    }

    /** Who a client says it is, if it may. */
    record Name(BotSettings bot, String customer) {
    }

    /** @param own the origin that the client called */
    Optional<Name> name(Greeting greeting, String own, Object... event) {
        JSONObject said = object(event);
        String customer = text(said, "ConversationID", LONGEST_NAME);
        return customer == null ? Optional.empty() : bots.named(text(said, "BotID", LONGEST_NAME))
            .filter(bot -> maySpeakFor(bot, greeting, own)).map(bot -> new Name(bot, customer));
    }

    /** Who may not is counted where webhooks with a wrong signature are: an operator sees that a secret is wrong. */
    private boolean maySpeakFor(BotSettings bot, Greeting greeting, String own) {
        boolean may = KnownBots.knowsSecret(bot, greeting.token()) && bots.isOn(bot, greeting.origin(), own);
        if (!may) {
            connections.rejected(bot.id());
        }
        return may;
    }

    /** Of a transcript that is too long, the newest lines. */
    List<Line> transcript(Object... event) {
        JSONArray messages = object(event).optJSONArray("messages");
        List<Line> lines = new ArrayList<>();
        if (messages != null) {
            for (int place = Math.max(0, messages.length() - MOST_LINES); place < messages.length(); place++) {
                JSONObject line = messages.optJSONObject(place);
                String text = line == null ? null : text(line, "message", LONGEST_TEXT);
                String sender = line == null ? null : text(line, "sender", LONGEST_NAME);
                if (text != null && ("user".equals(sender) || "bot".equals(sender))) {
                    lines.add(new Line("user".equals(sender), text));
                }
            }
        }
        return lines;
    }

    void said(BotSocket client, Object... event) {
        Answer answer = answer(event);
        JSONObject said = object(event);
        String text = text(said, "message", LONGEST_TEXT);
        BotSocket.Known who = client.known();
        if (who == null || text == null || !isOf(who, said)) {
            answer.refuse(who == null ? "Say first who you are: username" : "There is no message, or it is somebody else's");
            return;
        }
        String id = text(said, "id", LONGEST_NAME);
        client.say(id == null || id.contains("@") ? ids.next().toString() : id, text, answer);
    }

    /** What names another conversation than the client's own is not the client's to say. */
    private static boolean isOf(BotSocket.Known who, JSONObject said) {
        String customer = text(said, "ConversationID", LONGEST_NAME);
        return customer == null || customer.equals(who.customer());
    }

    private static JSONObject object(Object... event) {
        return event.length > 0 && event[0] instanceof JSONObject object ? object : new JSONObject();
    }

    /** A number will do as well. */
    private static @Nullable String text(JSONObject object, String name, int longest) {
        Object value = object.opt(name);
        String text = value instanceof String || value instanceof Number ? value.toString() : "";
        return text.isBlank() || text.length() > longest || text.indexOf(0) >= 0 ? null : text;
    }

    private static Answer answer(Object... event) {
        boolean asked = event.length > 0 && event[event.length - 1] instanceof ReceivedByLocalAcknowledgementCallback;
        return new Answer() {
            @Override
            public void accept() {
                send(new JSONObject().put("ok", true));
            }

            @Override
            public void refuse(String reason) {
                send(new JSONObject().put("ok", false).put("reason", reason));
            }

            private void send(JSONObject told) {
                if (asked) {
                    ((ReceivedByLocalAcknowledgementCallback) event[event.length - 1]).sendAcknowledgement(told);
                }
            }
        };
    }
}
