package io.serai.conversations;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** A contact who writes within this time after the conversation was resolved goes on with it; later, a new one begins. */
@ConfigurationProperties("serai.conversations.reopen")
record ReopenPolicy(@DefaultValue("24h") Duration within) {
}
