package io.serai.playground;

import io.serai.playground.customers.Act;
import io.serai.playground.customers.Customers;
import io.serai.playground.customers.Persona;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Many people who write at once, to see how the business copes. */
@Component
@OnlyInPlayground
class Crowd {

    private static final int MOST = 20_000;
    private static final int FASTEST = 2_000;

    private final Customers customers;

    Crowd(Customers customers) {
        this.customers = customers;
    }

    /**
     * @param people    how many of them
     * @param messages  how many each of them writes
     * @param perSecond how many messages all of them write in a second
     */
    record Gathering(String connection, int people, int messages, int perSecond) {

        Gathering {
            boolean sound = people > 0 && messages > 0 && (long) people * messages <= MOST && perSecond > 0
                    && perSecond <= FASTEST;
            if (!sound) {
                throw new IllegalArgumentException("people times messages may be 1 to " + MOST + ", perSecond 1 to "
                        + FASTEST);
            }
        }
    }

    /** They write on after this has returned. */
    Gathering gather(Gathering wanted) {
        customers.kinds(wanted.connection());
        Thread.ofVirtual().name("playground-crowd").start(() -> write(wanted));
        return wanted;
    }

    private void write(Gathering wanted) {
        long pause = Duration.ofSeconds(1).toNanos() / wanted.perSecond();
        long next = System.nanoTime();
        try {
            for (int message = 0; message < wanted.messages(); message++) {
                for (int person = 0; person < wanted.people(); person++) {
                    Thread.sleep(Duration.ofNanos(Math.max(0, next - System.nanoTime())));
                    next += pause;
                    customers.act(wanted.connection(), Persona.numbered(person), Act.text("Message " + (message + 1)));
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
