package io.serai.bots.socketio;

import io.serai.bots.BotSettings;
import io.serai.bots.socketio.SocketLedger.Line;
import io.serai.bots.socketio.SocketTable.Coming;
import io.serai.bots.socketio.SocketTable.Entry;
import io.serai.ledger.LedgerUnavailable;
import io.serai.model.Message;
import io.socket.engineio.server.EngineIoSocket;
import io.socket.socketio.server.SocketIoSocket;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.json.JSONObject;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * One client in the namespace. All that it does is done in turn, on a thread of its own, since its events come while the
 * connection is locked. Nothing counts before it named a bot that it may speak for; whoever was refused is not heard.
 */
final class BotSocket {

    private static final Logger log = LoggerFactory.getLogger(BotSocket.class);
    private static final int MOST_WAITING = 1_000;
    private static final int PAGE = 100;
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int TRIES = 120;

    /** Who it is, once that is known. */
    record Known(String bot, String customer) {
    }

    private final SocketIoSocket socket;
    private final SocketTable table;
    private final SocketLedger ledger;
    private final Spoken spoken;
    private final Outgoing outgoing = new Outgoing();
    private final ThreadPoolExecutor turns = new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS,
        new LinkedBlockingQueue<>(MOST_WAITING), Thread.ofVirtual().name("bot-socket").factory());
    private volatile @Nullable Known known;
    private volatile boolean arrived;
    private volatile boolean ended;
    private Place sent = Place.BEGIN;
    private boolean released;

    BotSocket(SocketIoSocket socket, SocketTable table, SocketLedger ledger, Spoken spoken) {
        this.socket = socket;
        this.table = table;
        this.ledger = ledger;
        this.spoken = spoken;
        turns.allowCoreThreadTimeOut(true);
    }

    EngineIoSocket connection() {
        return socket.getClient().getConnection();
    }

    Outgoing outgoing() {
        return outgoing;
    }

    @Nullable Known known() {
        return known;
    }

    boolean isArriving() {
        return known != null && !arrived && !ended;
    }

    /** The client named a bot that it may speak for. @param whenIn told once it is in, in turn */
    void enter(BotSettings bot, String customer, Runnable whenIn) {
        known = new Known(bot.id(), customer);
        inTurn(() -> {
            Entry entry = table.enter(bot.id(), customer);
            sent = entry.place();
            arrived = entry.coming() != Coming.FRESH;
            whenIn.run();
            if (arrived) {
                tell();
            } else {
                socket.send("messages", new JSONObject());
            }
        });
    }

    /** What was said before, or nothing of it where it did not come in time: from here on people have the customer. */
    void arrive(List<Line> before) {
        inTurn(() -> arriveNow(before));
    }

    private void arriveNow(List<Line> before) {
        Known who = known;
        if (who != null && !arrived) {
            persistently(() -> ledger.came(who.bot(), who.customer(), before));
            arrived = true;
        }
    }

    /** @param answer told whether it was kept, and why not */
    void say(String id, String text, Answer answer) {
        inTurn(() -> {
            Known who = Objects.requireNonNull(known);
            if (released) {
                answer.refuse("People are done: connect anew");
                return;
            }
            arriveNow(List.of());
            try {
                persistently(() -> ledger.wrote(who.bot(), who.customer(), id, text));
            } catch (LedgerUnavailable away) {
                answer.refuse("Nothing can be kept now. Send it again in a while");
                throw away;
            }
            answer.accept();
        });
    }

    /** What the client is told about an event of its own, where it asks. */
    interface Answer {
        void accept();

        void refuse(String reason);
    }

    /** Something may have changed: tells what is new, and at the end that people are done. */
    void look() {
        if (arrived) {
            inTurn(this::tell);
        }
    }

    private void tell() {
        Known who = Objects.requireNonNull(known);
        List<Message> next;
        do {
            next = released ? List.of() : table.after(sent, who.bot(), who.customer(), PAGE);
            for (Message message : next) {
                sent = new Place(message.conversationId(), message.seq(), message.id(), false);
                Optional<String> text = spoken.of(message.content());
                if (text.isPresent()) {
                    outgoing.give(sent);
                    socket.send("to_user", new JSONObject().put("message", text.get()).put("id", message.id().toString()));
                }
            }
        } while (next.size() == PAGE);
        if (!released && table.isLeaving(who.bot(), who.customer())) {
            released = true;
            outgoing.give(sent.andLast());
            socket.send("disconnect_socket", new JSONObject());
        }
    }

    /** Places that are proven to have come. */
    void proven(List<Place> come) {
        Known who = known;
        if (who != null && !come.isEmpty()) {
            inTurn(() -> {
                come.forEach(place -> table.delivered(who.bot(), who.customer(), place));
                List<UUID> messages = come.stream().map(Place::messageId).filter(Objects::nonNull).toList();
                if (!messages.isEmpty()) {
                    persistently(() -> ledger.has(who.bot(), who.customer(), messages));
                }
                if (come.getLast().last()) {
                    left();
                }
            });
        }
    }

    /** The client knows that people are done: by receipt, or by doing as it was told. */
    void left() {
        Known who = known;
        if (who != null && released) {
            inTurn(() -> table.leaving(who.bot(), List.of(who.customer()), false));
        }
    }

    /** Not heard any more. */
    void end() {
        ended = true;
        turns.shutdown();
    }

    void refuse() {
        end();
        socket.disconnect(true);
    }

    /** There are no people: its bot goes on with it. */
    void turnAway(@Nullable String excuse) {
        if (excuse != null) {
            socket.send("to_user", new JSONObject().put("message", excuse));
        }
        socket.send("disconnect_socket", new JSONObject());
        end();
    }

    boolean isEnded() {
        return ended;
    }

    private void inTurn(Runnable work) {
        try {
            turns.execute(() -> {
                try {
                    work.run();
                } catch (DataAccessException | LedgerUnavailable away) {
                    log.warn("A client of a Socket.IO bot is let go: {}", away.getClass().getSimpleName());
                    connection().close(); // by this it comes again by itself, as it would not if it were sent away
                }
            });
        } catch (RejectedExecutionException tooMuch) {
            if (!ended) {
                refuse();
            }
        }
    }

    /** The client believes that what it sent is here, so it must be: for a minute nothing else is done. */
    private void persistently(Runnable write) {
        for (int tries = 1;; tries++) {
            try {
                write.run();
                return;
            } catch (LedgerUnavailable away) {
                if (tries == TRIES) {
                    throw away;
                }
                rest();
            }
        }
    }

    private static void rest() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
