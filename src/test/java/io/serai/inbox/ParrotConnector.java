package io.serai.inbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.serai.connectors.ChannelConnector;
import io.serai.connectors.ConnectionSettings;
import io.serai.connectors.Item;
import io.serai.connectors.OutboundCommand;
import io.serai.connectors.Part;
import io.serai.connectors.Plan;
import io.serai.connectors.Receipt;
import io.serai.connectors.SendFailure;
import io.serai.connectors.TemplateInfo;
import io.serai.connectors.Unparseable;
import io.serai.connectors.WebhookRequest;
import io.serai.model.Change;
import io.serai.model.FailureCode;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A channel without a provider: it hears everything, keeps it, and says it was sent, unless it is told to be ill. */
final class ParrotConnector implements ChannelConnector {

    final Queue<OutboundCommand> heard = new ConcurrentLinkedQueue<>();
    volatile boolean ill;

    @Override
    public String channel() {
        return "parrot";
    }

    @Override
    public boolean verify(WebhookRequest request, ConnectionSettings connection) {
        return true;
    }

    @Override
    public List<Item> split(WebhookRequest request, ConnectionSettings connection) throws Unparseable {
        throw new Unparseable("Parrots write nothing");
    }

    @Override
    public List<Change> normalise(Item item, ConnectionSettings connection) {
        return List.of(new Change.Ignored("parrots say nothing"));
    }

    @Override
    public Plan plan(OutboundCommand command, ConnectionSettings connection) {
        return new Plan(List.of(new Part("song", JsonNodeFactory.instance.objectNode(), null)), List.of());
    }

    @Override
    public Receipt send(Part part, OutboundCommand command, ConnectionSettings connection) throws SendFailure {
        if (ill) {
            throw new SendFailure(SendFailure.of(FailureCode.REJECTED, "The parrot is ill", false));
        }
        heard.add(command);
        return new Receipt("song-" + UUID.randomUUID(), List.of());
    }

    @Override
    public List<TemplateInfo> templates(ConnectionSettings connection) {
        return List.of(new TemplateInfo("greeting", "Greeting", "en", "UTILITY", "APPROVED", null, "Hello {{1}}", null,
            List.of("1"), List.of(), JsonNodeFactory.instance.arrayNode()));
    }
}
