package io.serai.bots.socketio;

import io.serai.bots.socketio.BotSocket.Known;
import io.serai.events.Event;
import io.serai.events.EventLog;
import io.serai.settings.Connections;
import io.socket.engineio.server.parser.Packet;
import io.socket.socketio.server.SocketIoServer;
import io.socket.socketio.server.SocketIoSocket;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The clients of the namespace on this gateway: each is heard by its events, and looks when its conversation changed. */
@Component
class BotSockets implements SmartLifecycle {

    static final String NAMESPACE = "/live_agent";
    private static final Logger log = LoggerFactory.getLogger(BotSockets.class);

    private final LiveAgent protocol;
    private final SocketTable table;
    private final SocketLedger ledger;
    private final Spoken spoken;
    private final Wires wires;
    private final EventLog events;
    private final Connections connections;
    private final SocketIoSettings settings;
    private final SocketTimer timer;
    private final Map<String, BotSocket> byConnection = new ConcurrentHashMap<>();
    private final Map<Known, Set<BotSocket>> byCustomer = new ConcurrentHashMap<>();
    private volatile EventLog.Subscription subscription = () -> { };
    private volatile boolean running;

    BotSockets(LiveAgent protocol, SocketTable table, SocketLedger ledger, Spoken spoken, Wires wires, EventLog events,
            Connections connections, SocketIoSettings settings, SocketIoServer server, SocketTimer timer) {
        this.protocol = protocol;
        this.table = table;
        this.ledger = ledger;
        this.spoken = spoken;
        this.wires = wires;
        this.events = events;
        this.connections = connections;
        this.settings = settings;
        this.timer = timer;
        server.namespace(NAMESPACE).on("connection", args -> connected((SocketIoSocket) args[0]));
        wires.whenProven((connection, mark) -> with(connection, client -> client.proven(client.outgoing().proven(mark))));
    }

    private void connected(SocketIoSocket socket) {
        BotSocket client = new BotSocket(socket, table, ledger, spoken);
        String connection = client.connection().getId();
        if (byConnection.size() >= settings.clients() || byConnection.putIfAbsent(connection, client) != null) {
            client.refuse(); // one client in the namespace for each connection, and not without end
            return;
        }
        hear(socket, client);
        watch(client);
        timer.later(settings.forName(), () -> {
            if (client.known() == null) {
                client.refuse();
            }
        });
        socket.send("startConversation");
    }

    private void hear(SocketIoSocket socket, BotSocket client) {
        Greeting greeting = Greeting.of(socket);
        String own = String.valueOf(socket.getInitialQuery().get(SocketIoEndpoint.OWN));
        socket.on("username", said -> unlessEnded(client, () -> named(client, greeting, own, said)));
        socket.on("messages_to_client", said -> unlessEnded(client, () -> {
            if (client.isArriving()) {
                client.arrive(protocol.transcript(said));
            }
        }));
        socket.on("from_user", said -> unlessEnded(client, () -> protocol.said(client, said)));
        socket.on("disconnect", reason -> {
            if (reason.length > 0 && "client namespace disconnect".equals(reason[0])) {
                client.left();
            }
            gone(client);
        });
    }

    private static void unlessEnded(BotSocket client, Runnable work) {
        if (!client.isEnded()) {
            work.run();
        }
    }

    private void named(BotSocket client, Greeting greeting, String own, Object... said) {
        LiveAgent.Name name = protocol.name(greeting, own, said).orElse(null);
        Known known = client.known();
        if (name == null || known != null && !known.equals(new Known(name.bot().id(), name.customer()))) {
            log.debug("A Socket.IO client was refused: it named no bot that it may speak for");
            client.refuse();
            gone(client);
        } else if (!name.bot().humanSupport()) {
            client.turnAway(name.bot().fallback());
            gone(client);
        } else if (known == null) {
            client.enter(name.bot(), name.customer(), () -> join(client));
            timer.later(settings.transcript(), () -> unlessEnded(client, () -> client.arrive(List.of())));
        }
    }

    private void join(BotSocket client) {
        byCustomer.computeIfAbsent(client.known(), known -> ConcurrentHashMap.newKeySet()).add(client);
        if (client.isEnded()) {
            gone(client);
        }
    }

    private void gone(BotSocket client) {
        client.end();
        byConnection.remove(client.connection().getId(), client);
        Known known = client.known();
        if (known != null) {
            byCustomer.computeIfPresent(known, (who, clients) -> clients.remove(client) && clients.isEmpty() ? null : clients);
        }
    }

    /** What goes out, and what proves that it came. */
    @SuppressWarnings("unchecked")
    private void watch(BotSocket client) {
        client.connection().on("flush", packets -> client.outgoing().writes((Collection<Packet<?>>) packets[0]));
        client.connection().on("drain", nothing -> wires.of(client.connection().getId()).ifPresent(wire ->
            client.outgoing().unproven().ifPresent(wire::prove)));
        client.connection().on("upgrade", transport -> client.proven(client.outgoing().allProven()));
    }

    /** A client polls again: it has what the poll before brought. */
    void polled(String connection) {
        with(connection, client -> client.proven(client.outgoing().allProven()));
    }

    private void with(String connection, java.util.function.Consumer<BotSocket> work) {
        BotSocket client = byConnection.get(connection);
        if (client != null) {
            work.accept(client);
        }
    }

    private void take(List<Event> committed) {
        if (byCustomer.isEmpty()) {
            return;
        }
        for (Event event : committed) {
            String connection = event.scope().connectionId();
            if (connection != null && connections.belongsToABot(connection)) {
                event.data().path("conversation").path("contact").path("identities").forEach(identity ->
                    byCustomer.getOrDefault(new Known(connection, identity.path("value").asText()), Set.of())
                        .forEach(BotSocket::look));
            }
        }
    }

    @Override
    public void start() {
        subscription = events.subscribe(this::take);
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        subscription.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
