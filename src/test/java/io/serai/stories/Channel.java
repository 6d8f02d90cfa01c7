package io.serai.stories;

import java.util.Locale;

/** The five connections, by the name that the stories give them. */
enum Channel {
    WHATSAPP, TWILIO, MESSENGER, INSTAGRAM, WEB;

    String connection() {
        return "story-" + name().toLowerCase(Locale.ROOT);
    }
}
