package io.serai.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.connectors.ConnectorDescriptor.Window;
import io.serai.model.ReplyMode;
import io.serai.model.ReplyPolicy;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplyWindowsTest {

    private static final Instant WROTE = Instant.parse("2026-03-01T10:00:00Z");
    private static final Window WHATSAPP = new Window(Duration.ofHours(24), null, true);
    private static final Window MESSENGER = new Window(Duration.ofHours(24), Duration.ofDays(7), false);

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
        whatsapp,  2026-03-01T10:00:00Z,     OPEN,          2026-03-02T10:00:00Z
        whatsapp,  2026-03-02T09:59:59.999Z, OPEN,          2026-03-02T10:00:00Z
        whatsapp,  2026-03-02T10:00:00Z,     TEMPLATE_ONLY, -
        messenger, 2026-03-02T09:59:59.999Z, OPEN,          2026-03-02T10:00:00Z
        messenger, 2026-03-02T10:00:00Z,     HUMAN_AGENT,   2026-03-08T10:00:00Z
        messenger, 2026-03-08T10:00:00Z,     CLOSED,        -
        web,       2027-01-01T00:00:00Z,     OPEN,          -
        """)
    void countsFromTheContactsLastMessage(String channel, Instant now, ReplyMode mode, @Nullable Instant until) {
        assertThat(ReplyWindows.policy(window(channel), WROTE, now)).isEqualTo(new ReplyPolicy(mode, until));
    }

    @ParameterizedTest
    @CsvSource({"whatsapp, TEMPLATE_ONLY", "messenger, CLOSED", "web, OPEN"})
    void isNotOpenedByOurOwnMessages(String channel, ReplyMode mode) {
        assertThat(ReplyWindows.policy(window(channel), null, WROTE)).isEqualTo(new ReplyPolicy(mode, null));
    }

    private static Window window(String channel) {
        return switch (channel) {
            case "whatsapp" -> WHATSAPP;
            case "messenger" -> MESSENGER;
            default -> new Window(null, null, false);
        };
    }
}
