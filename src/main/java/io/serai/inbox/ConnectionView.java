package io.serai.inbox;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.serai.connectors.ConnectorDescriptor;
import io.serai.model.Connection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A connection as people see it.
 *
 * @param title         its channel's title, or what its own settings call it
 * @param origin        configuration or inbox: where it is changed
 * @param settings      by name; a secret that is set is shown as {@link #HIDDEN}; only to administrators
 * @param rejected      how many webhooks had a wrong signature
 * @param outboxWaiting how much waits to go out
 */
record ConnectionView(@JsonUnwrapped Connection connection, String title, @Nullable String queue, @Nullable String bot,
        String origin, Map<String, String> settings, @Nullable ConnectorDescriptor descriptor, long rejected,
        long outboxWaiting) {

    static final String HIDDEN = "•••";
}
