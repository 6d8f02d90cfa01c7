package io.serai.greeter;

import io.serai.greeter.Situation.Desk;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/** Tells a customer how long it takes. Pure. */
final class Outlook {

    private static final Duration MOMENT = Duration.ofSeconds(90);

    private Outlook() {
    }

    /** Of somebody who is about to wait there. */
    static String of(Desk desk, Texts texts) {
        if (!desk.open()) {
            return closed(desk, texts) + " " + texts.say("message-taken");
        }
        String place = desk.ahead() == 0 ? texts.say("position-next")
            : texts.say("position", Map.of("position", String.valueOf(desk.ahead() + 1)));
        return place + " " + wait(desk, texts) + " " + texts.say("may-cancel", Map.of("cancel", texts.cancel()));
    }

    private static String wait(Desk desk, Texts texts) {
        if (desk.expected() == null) {
            return texts.say("wait-unknown");
        }
        long minutes = desk.expected().plusSeconds(59).toMinutes();
        return desk.expected().compareTo(MOMENT) < 0 ? texts.say("wait-moment")
            : texts.say("wait-minutes", Map.of("minutes", String.valueOf(minutes)));
    }

    static String closed(Desk desk, Texts texts) {
        if (desk.closed() != null) {
            return desk.closed();
        }
        return desk.opens() == null ? texts.say("closed-unknown") : texts.say("closed",
            Map.of("when", DateTimeFormatter.ofPattern("EEEE, d MMMM, HH:mm", texts.locale()).format(desk.opens())));
    }
}
