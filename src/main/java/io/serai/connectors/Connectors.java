package io.serai.connectors;

import java.util.List;
import java.util.Optional;

/** Every channel there is, by its name: how it is done and what it can do. Answers from memory; safe for many threads. */
public interface Connectors {

    Optional<ChannelConnector> find(String channel);

    /** What the channel's {@code connector.yaml} says. */
    Optional<ConnectorDescriptor> descriptor(String channel);

    /** In order of title. */
    List<ConnectorDescriptor> descriptors();
}
