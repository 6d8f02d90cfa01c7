package io.serai.playground;

import io.serai.playground.Views.Exchange;
import io.serai.playground.Views.LineChanged;
import io.serai.playground.Views.Writes;
import io.serai.playground.customers.Customers;
import io.serai.playground.customers.Line;
import io.serai.playground.provider.RecordedRequest;
import io.serai.playground.provider.SentWebhook;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Tells open screens what happens, as server-sent events. A screen that cannot keep up misses some. */
@Component
@OnlyInPlayground
class LiveUpdates implements Customers.Watcher {

    private static final int BEHIND = 2_000;

    private record Update(String name, Object data) {
    }

    private record Screen(SseEmitter emitter, BlockingQueue<Update> waiting) {

        void write() {
            try {
                while (true) {
                    Update update = waiting.take();
                    emitter.send(SseEmitter.event().name(update.name).data(update.data, MediaType.APPLICATION_JSON));
                }
            } catch (IOException | IllegalStateException gone) {
                emitter.complete();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private final List<Screen> screens = new CopyOnWriteArrayList<>();
    private final AdjustableClock clock;

    LiveUpdates(AdjustableClock clock) {
        this.clock = clock;
    }

    SseEmitter open() {
        SseEmitter emitter = new SseEmitter(0L);
        Screen screen = new Screen(emitter, new ArrayBlockingQueue<>(BEHIND));
        Thread writer = Thread.ofVirtual().name("playground-screen").unstarted(screen::write);
        Runnable gone = () -> {
            screens.remove(screen);
            writer.interrupt();
        };
        emitter.onCompletion(gone);
        emitter.onTimeout(gone);
        emitter.onError(reason -> gone.run());
        screens.add(screen);
        writer.start();
        screen.waiting.add(new Update("open", ""));
        return emitter;
    }

    private void tell(String name, Supplier<Object> data) {
        if (!screens.isEmpty()) {
            Update update = new Update(name, data.get());
            screens.forEach(screen -> screen.waiting.offer(update));
        }
    }

    @Override
    public void line(String connectionId, String customer, Line line) {
        tell("line", () -> new LineChanged(connectionId, customer, line));
    }

    @Override
    public void typing(String connectionId, String customer, boolean on) {
        tell("typing", () -> new Writes(connectionId, customer, on));
    }

    @Override
    public void called(String connectionId, String path, String body, int answer, long millis) {
        tell("exchange", () ->
                new Exchange("visitor", connectionId, clock.instant(), "POST", path, 1, answer, millis, body, null));
    }

    void requested(RecordedRequest request) {
        tell("exchange", () -> Exchange.of(request));
    }

    void posted(SentWebhook webhook) {
        tell("exchange", () -> Exchange.of(webhook));
    }

    /** Something of the state changed: the clock, a fault. */
    void changed() {
        tell("state", () -> "");
    }
}
