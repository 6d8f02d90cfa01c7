package io.serai.visitors;

import com.fasterxml.jackson.databind.ObjectWriter;
import io.serai.problems.ProblemCode;
import io.serai.problems.Refusal;
import io.serai.visitors.VisitorPush.Listening;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;

/** One open socket: everything about it happens in turn, and while nothing happens it is no more than these fields. */
final class VisitorSocket {

    static final CloseStatus UNAUTHENTICATED = new CloseStatus(4401, "unauthenticated");
    private static final CloseStatus FORBIDDEN = new CloseStatus(4403, "forbidden");
    private static final Logger log = LoggerFactory.getLogger(VisitorSocket.class);
    private static final int MOST_WAITING = 500;

    private final WebSocketSession socket;
    private final ObjectWriter json;
    private final InTurn inTurn = new InTurn(MOST_WAITING);
    private volatile @Nullable VisitorSession visitor;
    private @Nullable Listening listening;
    private boolean closed;
    volatile long heardAt;
    volatile long pingedAt;

    /** @param now by {@link System#nanoTime} */
    VisitorSocket(WebSocketSession socket, ObjectWriter json, long now) {
        this.socket = socket;
        this.json = json;
        this.heardAt = now;
        this.pingedAt = now;
    }

    @Nullable VisitorSession visitor() {
        return visitor;
    }

    /** What the handshake noted. */
    @Nullable String noted(String name) {
        return (String) socket.getAttributes().get(name);
    }

    /** The visitor is known; in turn. */
    void join(VisitorSession session, Listening hears) {
        visitor = session;
        listening = hears;
        if (closed) {
            hears.close();
        }
    }

    void inTurn(Runnable work) {
        if (!inTurn.submit(() -> guarded(work))) {
            close(CloseStatus.SERVICE_OVERLOAD);
        }
    }

    /** In turn. */
    void write(Frame frame) {
        try {
            socket.sendMessage(new TextMessage(json.writeValueAsBytes(frame)));
        } catch (IOException | IllegalStateException gone) {
            log.debug("A socket was gone before something could be sent");
            close(CloseStatus.SESSION_NOT_RELIABLE);
        }
    }

    void close(CloseStatus status) {
        try {
            socket.close(status);
        } catch (IOException | IllegalStateException gone) {
            log.debug("A socket was gone before it could be closed");
        }
    }

    /** It is closed: whoever listened for it need not any more. After a full queue the last word is said at once. */
    void end(Runnable after) {
        Runnable last = () -> {
            closed = true;
            Listening hears = listening;
            if (hears != null) {
                hears.close();
            }
            after.run();
        };
        if (!inTurn.submit(last)) {
            last.run();
        }
    }

    private void guarded(Runnable work) {
        try {
            work.run();
        } catch (Refusal refusal) {
            close(refusal.code() == ProblemCode.UNAUTHENTICATED ? UNAUTHENTICATED
                : refusal.code() == ProblemCode.UNAVAILABLE ? CloseStatus.SERVICE_OVERLOAD : FORBIDDEN);
        } catch (DataAccessException | CannotCreateTransactionException away) {
            close(CloseStatus.SERVICE_OVERLOAD);
        } catch (RuntimeException fault) {
            log.error("A visitor's socket failed", fault);
            close(CloseStatus.SERVER_ERROR);
        }
    }
}
