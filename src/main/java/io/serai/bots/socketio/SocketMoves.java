package io.serai.bots.socketio;

import io.serai.conversations.MoveListener;
import io.serai.conversations.Moved;
import io.serai.model.Conversation;
import io.serai.model.Phase;
import io.serai.settings.Connections;
import java.util.List;
import org.springframework.stereotype.Component;

/** Notes down, with the move itself, that people are done with a customer whom a bot brought, or have them back. */
@Component
class SocketMoves implements MoveListener {

    private final Connections connections;
    private final SocketTable table;

    SocketMoves(Connections connections, SocketTable table) {
        this.connections = connections;
        this.table = table;
    }

    @Override
    public void moved(List<Moved> moves) {
        for (Moved moved : moves) {
            Conversation after = moved.after();
            if (moved.before() != null && withPeople(moved.before().phase()) != withPeople(after.phase())
                    && connections.belongsToABot(after.connectionId())) {
                table.leaving(after.connectionId(), customers(after), !withPeople(after.phase()));
            }
        }
    }

    private static boolean withPeople(Phase phase) {
        return phase.underWay() && phase != Phase.BOT;
    }

    static List<String> customers(Conversation conversation) {
        return conversation.contact().identities().stream()
            .filter(identity -> identity.connectionId().equals(conversation.connectionId()))
            .map(identity -> identity.value()).toList();
    }
}
