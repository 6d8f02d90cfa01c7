package io.serai.handoff;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How colleagues pass conversations on, and what they note down at the end.
 *
 * @param acceptWithin how long a colleague has to accept a transfer or an invitation
 */
@ConfigurationProperties("serai.handoff")
record HandoffSettings(@DefaultValue("30s") Duration acceptWithin, @DefaultValue WrapUp wrapUp) {

    /**
     * @param enabled  whether an agent who ends a conversation notes down how it ended; auto: while there is a reason to choose
     * @param within   how long they have before it ends by itself; extending gives as much again
     * @param required names of the conversation's fields that must be filled in
     */
    record WrapUp(@DefaultValue("auto") Switch enabled, @DefaultValue("60s") Duration within,
            @DefaultValue List<String> required) {
    }

    enum Switch { AUTO, ON, OFF }
}
