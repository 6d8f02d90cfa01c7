package io.serai.translation.flow;

import io.serai.translation.flow.FlowBell.Ear;
import io.serai.translation.flow.Job.Stage;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The threads that do what was written down. Detecting, reading and sending have one each, so that an engine that hangs
 * holds up no detection, and a flood of what is read holds up nothing that is to be sent.
 */
@Component
class FlowWorker implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(FlowWorker.class);

    private final Jobs jobs;
    private final DetectStage detect;
    private final TranslateStage translate;
    private final SendStage send;
    private final Pauses pauses;
    private final FlowBell bell;
    private final FlowSettings settings;
    private final Clock clock;
    private final Semaphore reading;
    private final Semaphore sending;
    private volatile boolean running;

    FlowWorker(Jobs jobs, DetectStage detect, TranslateStage translate, SendStage send, Pauses pauses, FlowBell bell,
            FlowSettings settings, Clock clock) {
        this.jobs = jobs;
        this.detect = detect;
        this.translate = translate;
        this.send = send;
        this.pauses = pauses;
        this.bell = bell;
        this.settings = settings;
        this.clock = clock;
        this.reading = new Semaphore(settings.parallel());
        this.sending = new Semaphore(settings.parallel());
    }

    /** One round of a thread. */
    private interface Round {
        /** @return whether there is more to do at once */
        boolean go() throws InterruptedException;
    }

    @Override
    public void start() {
        running = true;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        turn("translation-detect", this::detect);
        turn("translation-read", this::read);
        turn("translation-send", this::send);
        turn("translation-rules", this::decide);
    }

    private void turn(String name, Round round) {
        Ear ear = bell.ear();
        Thread.ofVirtual().name(name).start(() -> {
            while (running) {
                try {
                    if (!round.go()) {
                        ear.await(settings.pollInterval());
                    }
                } catch (InterruptedException stopping) {
                    return;
                } catch (RuntimeException away) {
                    log.warn("{} cannot go on now: {}", name, away.getClass().getSimpleName());
                    log.debug("The round failed", away);
                    rest();
                }
            }
        });
    }

    private boolean detect() {
        List<Job> batch = take(Stage.DETECT);
        if (batch.isEmpty()) {
            return false;
        }
        guarded(batch, () -> detect.process(batch));
        return batch.size() == settings.batch();
    }

    /** Nothing is taken that nobody is free to do: what waits in the table can be taken by another gateway. */
    private boolean read() throws InterruptedException {
        reading.acquire();
        reading.release();
        List<Job> batch = take(Stage.TRANSLATE);
        for (var part : translate.plan(batch).entrySet()) {
            for (var wanted : part.getValue()) {
                reading.acquire();
                begin(reading, wanted.stream().map(TranslateStage.Wanted::job).toList(),
                    () -> translate.process(part.getKey(), wanted));
            }
        }
        return batch.size() == settings.batch();
    }

    private boolean send() throws InterruptedException {
        sending.acquire();
        sending.release();
        List<Job> batch = take(Stage.SEND);
        for (var part : send.plan(batch).entrySet()) {
            sending.acquire();
            begin(sending, part.getValue().stream().map(SendStage.Wanted::job).toList(),
                () -> send.process(part.getKey(), part.getValue()));
        }
        return batch.size() == settings.batch();
    }

    private boolean decide() {
        List<Job> overdue = jobs.toDecide(settings.batch());
        overdue.forEach(send::overdue);
        return overdue.size() == settings.batch();
    }

    private List<Job> take(Stage stage) {
        return jobs.take(stage, settings.batch(), clock.instant().plus(settings.lease()));
    }

    private void begin(Semaphore room, List<Job> taken, Runnable work) {
        Thread.ofVirtual().name("translate").start(() -> {
            try {
                guarded(taken, work);
            } finally {
                room.release();
            }
        });
    }

    /** What could not be written down now is tried again soon, and not only when its lease runs out. */
    private void guarded(List<Job> taken, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException away) {
            log.warn("{} translations cannot be done now: {}", taken.size(), away.getClass().getSimpleName());
            log.debug("The translations failed", away);
            taken.forEach(job -> putBack(job));
        }
    }

    private void putBack(Job job) {
        try {
            jobs.again(List.of(job), clock.instant().plus(pauses.after(job.attempts())));
        } catch (RuntimeException away) {
            log.debug("The job stays until its lease runs out", away);
        }
    }

    private void rest() {
        try {
            Thread.sleep(settings.longestPause().compareTo(java.time.Duration.ofSeconds(1)) < 0 ? settings.longestPause()
                : java.time.Duration.ofSeconds(1));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        running = false;
        bell.ring();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
