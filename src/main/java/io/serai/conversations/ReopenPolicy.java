package io.serai.conversations;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A contact who writes within this time after the conversation was resolved goes on with it; later, a new one begins.
 *
 * @param with who gets it then: its agent, where they are there and have room, else its bot, else its queue; or its bot,
 *             else its queue; or its queue
 */
@ConfigurationProperties("serai.conversations.reopen")
record ReopenPolicy(@DefaultValue("24h") Duration within, @DefaultValue("agent") With with) {

    enum With { AGENT, BOT, QUEUE }
}
