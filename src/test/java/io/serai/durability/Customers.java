package io.serai.durability;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Customers who write to a WhatsApp connection, each one message after the other, delivered as Meta delivers: signed, and
 * again until the answer is 200.
 */
final class Customers implements AutoCloseable {

    private static final long PAUSE_NANOS = Duration.ofMillis(20).toNanos();

    private final URI webhook;
    private final String secret;
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<Integer>> customers = new ArrayList<>();
    private volatile boolean writing = true;

    Customers(URI webhook, String secret) {
        this.webhook = webhook;
        this.secret = secret;
    }

    /** Starts {@code count} customers who together write {@code perSecond} messages. */
    void start(int count, int perSecond) {
        long period = Duration.ofSeconds(1).toNanos() * count / perSecond;
        for (int customer = 0; customer < count; customer++) {
            int me = customer;
            customers.add(threads.submit(() -> write(me, period)));
        }
    }

    static String number(int customer) {
        return "22177%07d".formatted(customer);
    }

    int acknowledged() {
        return acknowledged.get();
    }

    int refused() {
        return refused.get();
    }

    /** Lets each finish what they write; how many messages each of them wrote. */
    List<Integer> finish() throws Exception {
        writing = false;
        List<Integer> written = new ArrayList<>();
        for (Future<Integer> customer : customers) {
            written.add(customer.get());
        }
        return written;
    }

    private int write(int customer, long period) {
        int number = 0;
        long due = System.nanoTime() + period * customer / 64 % period;
        while (writing) {
            due += period;
            LockSupport.parkNanos(due - System.nanoTime());
            byte[] body = body(customer, ++number);
            while (!delivered(body)) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
            acknowledged.incrementAndGet();
        }
        return number;
    }

    private boolean delivered(byte[] body) {
        try {
            int status = http.send(HttpRequest.newBuilder(webhook).timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json").header("X-Hub-Signature-256", "sha256=" + sign(body))
                .POST(BodyPublishers.ofByteArray(body)).build(), BodyHandlers.discarding()).statusCode();
            if (status != 200 && status != 503) {
                throw new IllegalStateException("A webhook was answered " + status);
            }
            refused.addAndGet(status == 503 ? 1 : 0);
            return status == 200;
        } catch (IOException gone) {
            return false;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static byte[] body(int customer, int number) {
        return """
            {"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"messages","value":{\
            "messaging_product":"whatsapp","metadata":{"display_phone_number":"15550001000","phone_number_id":"1000"},\
            "contacts":[{"profile":{"name":"Customer %1$d"},"wa_id":"%2$s"}],"messages":[{"from":"%2$s",\
            "id":"wamid.%1$d.%3$d","timestamp":"%4$d","type":"text","text":{"body":"%3$d"}}]}}]}]}"""
            .formatted(customer, number(customer), number, System.currentTimeMillis() / 1000)
            .getBytes(StandardCharsets.UTF_8);
    }

    private String sign(byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        writing = false;
        threads.shutdownNow();
    }
}
