package io.serai.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.serai.connectors.Receipt;
import io.serai.connectors.SendFailure;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * Counts and times: {@code serai.delivery.calls} to providers by connection and answer, {@code serai.delivery.messages}
 * by connection and how a try ended (sent, again, waits, unknown, or the failure's code).
 */
@Component
class DeliveryMetrics {

    private final MeterRegistry meters;

    DeliveryMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    interface Call {
        Receipt make() throws SendFailure;
    }

    Receipt timed(String connectionId, Call call) throws SendFailure {
        long begun = System.nanoTime();
        String answer = "ok";
        try {
            return call.make();
        } catch (SendFailure failure) {
            answer = failure.failure().code().spelling();
            throw failure;
        } finally {
            meters.timer("serai.delivery.calls", "connection", connectionId, "answer", answer)
                .record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
        }
    }

    void ended(String connectionId, String outcome) {
        meters.counter("serai.delivery.messages", "connection", connectionId, "outcome", outcome).increment();
    }
}
