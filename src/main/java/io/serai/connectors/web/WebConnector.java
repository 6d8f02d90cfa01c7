package io.serai.connectors.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.connectors.ChannelConnector;
import io.serai.connectors.ConnectionSettings;
import io.serai.connectors.Item;
import io.serai.connectors.OutboundCommand;
import io.serai.connectors.Part;
import io.serai.connectors.Plan;
import io.serai.connectors.ProviderJson;
import io.serai.connectors.Receipt;
import io.serai.connectors.SendFailure;
import io.serai.connectors.Unparseable;
import io.serai.connectors.WebhookRequest;
import io.serai.model.AuthorKind;
import io.serai.model.Change;
import io.serai.model.Content;
import io.serai.model.Direction;
import io.serai.model.FailureCode;
import io.serai.model.Forwarded;
import io.serai.model.Identity;
import io.serai.model.IdentityKind;
import io.serai.model.Party;
import io.serai.model.PromptKind;
import io.serai.model.Referral;
import io.serai.model.ReplyTo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Web chat: no provider to call, none that calls. */
@Component
class WebConnector implements ChannelConnector {

    static final String CHANNEL = "web";

    @Override
    public String channel() {
        return CHANNEL;
    }

    /** Nobody signs for visitors: they come through their own API, which knows each of them by a token. */
    @Override
    public boolean verify(WebhookRequest request, ConnectionSettings connection) {
        return false;
    }

    /** One item, or an array of them: what the visitor API keeps as a delivery. */
    @Override
    public List<Item> split(WebhookRequest request, ConnectionSettings connection) throws Unparseable {
        JsonNode body = ProviderJson.parse(request.body());
        List<Item> items = new ArrayList<>();
        for (JsonNode one : body.isArray() ? body : List.of(body)) {
            WebItem item = WebItem.read(ProviderJson.bytes(one));
            items.add(new Item("", item.visitor().id(), item.key(), item.kind(), item.bytes()));
        }
        return items;
    }

    @Override
    public List<Change> normalise(Item item, ConnectionSettings connection) throws Unparseable {
        return switch (WebItem.read(item.payload())) {
            case WebItem.Wrote wrote -> List.of(said(wrote, connection));
            case WebItem.Saw saw -> saw.messages().stream().<Change>map(message ->
                new Change.StatusReported(null, message, saw.status(), saw.at(), null)).toList();
            case WebItem.Told told -> List.of(told(told, connection));
            case WebItem.Came came -> List.of(new Change.Referred(party(came.visitor(), connection),
                new Referral("bot", came.bot(), null, null, null, null, Map.of()), came.at()));
        };
    }

    private static Change said(WebItem.Wrote wrote, ConnectionSettings connection) {
        ReplyTo replyTo = wrote.replyTo() == null ? null : new ReplyTo(wrote.replyTo(), null, null);
        return new Change.Said(party(wrote.visitor(), connection), new Change.Draft(wrote.key(), Direction.INBOUND, AuthorKind.CONTACT,
            wrote.content(), List.of(), replyTo, null, Forwarded.NONE, wrote.at(), null, false, wrote.visitor().language()));
    }

    private static Change told(WebItem.Told told, ConnectionSettings connection) {
        Direction direction = told.author() == AuthorKind.CONTACT ? Direction.INBOUND : Direction.OUTBOUND;
        return new Change.Said(party(told.visitor(), connection), new Change.Draft(told.key(), direction, told.author(),
            new Content.Text(told.text()), List.of(), null, null, Forwarded.NONE, told.at(), null, false, null));
    }

    private static Party party(WebItem.Visitor visitor, ConnectionSettings connection) {
        return new Party(List.of(new Identity(connection.id(), CHANNEL, IdentityKind.VISITOR, visitor.id())),
            visitor.name(), visitor.language(), visitor.fields());
    }

    /** The visitor's socket shows what is recorded; here it only turns from queued to sent. */
    @Override
    public Plan plan(OutboundCommand command, ConnectionSettings connection) throws SendFailure {
        return switch (command) {
            case OutboundCommand.SendMessage message -> {
                String foreign = foreign(message.content());
                if (foreign != null) {
                    throw new SendFailure(SendFailure.of(FailureCode.INVALID, "Web chat has no " + foreign, false));
                }
                yield new Plan(List.of(new Part("", ProviderJson.object(), null)), List.of());
            }
            case OutboundCommand.SendReaction reaction -> Plan.NOTHING;
            case OutboundCommand.MarkRead read -> Plan.NOTHING;
            case OutboundCommand.Typing typing -> Plan.NOTHING;
            case OutboundCommand.ThreadControl control -> Plan.NOTHING;
        };
    }

    /** What no visitor could see, by its name. */
    private static @Nullable String foreign(Content content) {
        return switch (content) {
            case Content.Template template -> "templates";
            case Content.Order order -> "orders";
            case Content.Form form -> "forms";
            case Content.Unsupported unsupported -> unsupported.kind();
            case Content.Prompt prompt -> prompt.kind() == PromptKind.FLOW ? "flows" : null;
            case Content.Text shown -> null;
            case Content.WithAttachment shown -> null;
            case Content.Location shown -> null;
            case Content.Contacts shown -> null;
            case Content.Choice shown -> null;
            case Content.Share shown -> null;
            case Content.Notice shown -> null;
        };
    }

    @Override
    public Receipt send(Part part, OutboundCommand command, ConnectionSettings connection) {
        return new Receipt(null, List.of());
    }
}
