package io.serai.translation.flow;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Tells the threads of this gateway that there is work; what other gateways wrote they find when they look. */
@Component
class FlowBell {

    private final List<Semaphore> ears = new CopyOnWriteArrayList<>();

    /** What one thread waits with. */
    final class Ear {

        private final Semaphore semaphore = new Semaphore(0);

        private Ear() {
            ears.add(semaphore);
        }

        void await(Duration atMost) throws InterruptedException {
            semaphore.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS);
            semaphore.drainPermits();
        }
    }

    Ear ear() {
        return new Ear();
    }

    void ring() {
        ears.forEach(Semaphore::release);
    }

    void ringOnCommit() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            ring();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                ring();
            }
        });
    }
}
