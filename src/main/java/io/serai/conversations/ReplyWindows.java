package io.serai.conversations;

import io.serai.connectors.ChannelConnector;
import io.serai.connectors.ConnectorDescriptor;
import io.serai.connectors.ConnectorDescriptor.Window;
import io.serai.connectors.Connectors;
import io.serai.model.ReplyMode;
import io.serai.model.ReplyPolicy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** What may be sent to a contact now: the channel's window, counted from the contact's last message. */
@Component
public class ReplyWindows {

    private final Connectors connectors;
    private final Clock clock;

    @Autowired
    ReplyWindows(ObjectProvider<Connectors> connectors, Clock clock) {
        this(connectors.getIfAvailable(NoConnectors::new), clock);
    }

    ReplyWindows(Connectors connectors, Clock clock) {
        this.connectors = connectors;
        this.clock = clock;
    }

    /** @param lastInboundAt by the provider's clock, absent where the contact never wrote */
    public ReplyPolicy policy(String channel, @Nullable Instant lastInboundAt) {
        return connectors.descriptor(channel).map(ConnectorDescriptor::window)
            .map(window -> policy(window, lastInboundAt, clock.instant()))
            .orElse(new ReplyPolicy(ReplyMode.CLOSED, null));
    }

    static ReplyPolicy policy(Window window, @Nullable Instant lastInboundAt, Instant now) {
        if (window.open() == null) {
            return new ReplyPolicy(ReplyMode.OPEN, null);
        }
        if (lastInboundAt != null && now.isBefore(lastInboundAt.plus(window.open()))) {
            return new ReplyPolicy(ReplyMode.OPEN, lastInboundAt.plus(window.open()));
        }
        Duration humanAgent = window.humanAgent();
        if (lastInboundAt != null && humanAgent != null && now.isBefore(lastInboundAt.plus(humanAgent))) {
            return new ReplyPolicy(ReplyMode.HUMAN_AGENT, lastInboundAt.plus(humanAgent));
        }
        return new ReplyPolicy(window.templates() ? ReplyMode.TEMPLATE_ONLY : ReplyMode.CLOSED, null);
    }

    /** A gateway without any channel can still show what was said. */
    private record NoConnectors() implements Connectors {

        @Override
        public Optional<ChannelConnector> find(String channel) {
            return Optional.empty();
        }

        @Override
        public Optional<ConnectorDescriptor> descriptor(String channel) {
            return Optional.empty();
        }

        @Override
        public List<ConnectorDescriptor> descriptors() {
            return List.of();
        }
    }
}
