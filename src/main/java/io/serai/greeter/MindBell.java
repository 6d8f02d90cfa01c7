package io.serai.greeter;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Wakes {@link BackToBot} when somebody has changed their mind; rung often, it wakes it once. */
@Component
class MindBell {

    private final Semaphore rung = new Semaphore(0);

    void ring() {
        rung.release();
    }

    void await(long milliseconds) throws InterruptedException {
        rung.tryAcquire(milliseconds, TimeUnit.MILLISECONDS);
        rung.drainPermits();
    }
}
