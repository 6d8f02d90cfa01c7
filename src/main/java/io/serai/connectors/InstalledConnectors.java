package io.serai.connectors;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The channels that have both code and a descriptor. Immutable. */
final class InstalledConnectors implements Connectors {

    private static final Logger log = LoggerFactory.getLogger(InstalledConnectors.class);

    private final Map<String, ChannelConnector> connectors = new TreeMap<>();
    private final ConnectorDescriptors descriptors;

    /** A channel whose descriptor is missing or refused is left out: nobody could know its limits. */
    InstalledConnectors(List<ChannelConnector> found, ConnectorDescriptors descriptors) {
        this.descriptors = descriptors;
        for (ChannelConnector connector : found) {
            String channel = connector.channel();
            if (descriptors.find(channel).isEmpty()) {
                log.error("The channel '{}' is off: connectors/{}/connector.yaml is missing or refused", channel,
                    channel);
            } else if (connectors.put(channel, connector) != null) {
                throw new IllegalStateException("Two connectors claim the channel '" + channel + "'");
            }
        }
    }

    @Override
    public Optional<ChannelConnector> find(String channel) {
        return Optional.ofNullable(connectors.get(channel));
    }

    @Override
    public Optional<ConnectorDescriptor> descriptor(String channel) {
        return connectors.containsKey(channel) ? descriptors.find(channel) : Optional.empty();
    }

    @Override
    public List<ConnectorDescriptor> descriptors() {
        return descriptors.all().stream().filter(each -> connectors.containsKey(each.id()))
            .sorted(Comparator.comparing(ConnectorDescriptor::title)).toList();
    }
}
