package io.serai.playground;

import io.serai.playground.customers.Line;
import io.serai.playground.customers.Persona;
import io.serai.playground.provider.FaultSettings;
import io.serai.playground.provider.RecordedRequest;
import io.serai.playground.provider.SentWebhook;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the control API shows. */
final class Views {

    private static final int LONGEST = 32 << 10;

    private Views() {
    }

    record State(Instant now, long clockOffsetSeconds, String providerUrl, List<Connection> connections,
            List<Persona> personas) {
    }

    /** @param faults absent for the web chat, which has no provider between */
    record Connection(String id, String channel, String title, List<String> kinds, @Nullable FaultSettings faults,
            @Nullable Tempo pace) {
    }

    record Tempo(long sentMillis, long deliveredMillis, long readMillis, boolean reads) {
    }

    record LineChanged(String connectionId, String customer, Line line) {
    }

    record Writes(String connectionId, String customer, boolean on) {
    }

    /** One HTTP exchange: a webhook to Serai, a visitor's call to Serai, or a call of Serai's to the provider. */
    record Exchange(String direction, String connectionId, Instant at, String method, String target, int attempt,
            int status, long millis, String body, @Nullable String answer) {

        static Exchange of(SentWebhook webhook) {
            return new Exchange("webhook", webhook.connectionId(), webhook.at(), "POST", webhook.url(),
                    webhook.attempt(),
                    webhook.status(), webhook.millis(), text(webhook.body()), null);
        }

        static Exchange of(RecordedRequest request) {
            return new Exchange("call", request.connectionId(), request.at(), request.method(), request.path(), 1,
                    request.status(), request.millis(), text(request.body()), text(request.answer()));
        }

        /** Uploads are not text: their size says enough. */
        private static String text(byte[] body) {
            for (int at = 0; at < Math.min(body.length, 512); at++) {
                if (body[at] >= 0 && body[at] < ' ' && "\r\n\t".indexOf(body[at]) < 0) {
                    return "(" + body.length + " bytes)";
                }
            }
            return new String(body, 0, Math.min(body.length, LONGEST), StandardCharsets.UTF_8);
        }
    }
}
