package io.serai.chat;

import io.serai.accounts.Caller;
import io.serai.accounts.Role;
import java.util.Set;
import java.util.UUID;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;
import org.apache.camel.support.ExchangeHelper;

/**
 * Has a command done in the name of the route. The body stays what it was, so that steps can follow one another, unless
 * whoever called the route waits for an answer; {@code serai.answer} always holds it.
 */
final class CommandProducer extends DefaultProducer {

    private final RouteCommands commands;
    private final CommandEndpoint.Wish wish;

    CommandProducer(Endpoint endpoint, RouteCommands commands, CommandEndpoint.Wish wish) {
        super(endpoint);
        this.commands = commands;
        this.wish = wish;
    }

    @Override
    public void process(Exchange exchange) {
        String route = exchange.getFromRouteId() == null ? "a route" : exchange.getFromRouteId();
        String name = wish.as().isEmpty() ? route : wish.as();
        // Route files are trusted code, so a route may do what an administrator may; it speaks as a bot does.
        Caller caller = new Caller(null, name, name, Role.ADMINISTRATOR, Set.of(), Set.of(), "route:" + route);
        CommandBody body = commands.body(exchange.getIn().getBody(), wish.text());
        Object answer = wish.command() == ChatCommand.RECEIVE ? commands.receive(body)
            : commands.perform(wish.command(), caller, conversation(exchange, body), body, clientId(exchange));
        exchange.setProperty(Properties.ANSWER, answer);
        if (ExchangeHelper.isOutCapable(exchange)) {
            exchange.getMessage().setBody(answer);
        }
    }

    /** What the route says, then what the exchange is about; a body, which may hold a customer's words, only agrees. */
    private UUID conversation(Exchange exchange, CommandBody body) {
        String said = wish.conversation().isEmpty() ? exchange.getProperty(Properties.CONVERSATION, "", String.class)
            : wish.conversation();
        String inBody = body.conversation();
        if (!said.isEmpty() && !inBody.isEmpty() && !said.equals(inBody)) {
            throw new IllegalArgumentException("The body names conversation " + inBody + ", but this is about " + said);
        }
        String id = said.isEmpty() ? inBody : said;
        if (id.isEmpty()) {
            throw new IllegalArgumentException("chat:" + wish.command().spelling() + " does not know which conversation is "
                + "meant: say it as ?conversation=, as the exchange property " + Properties.CONVERSATION
                + " or as conversationId in the body");
        }
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException notAnId) {
            throw new IllegalArgumentException("'" + id + "' is no id of a conversation");
        }
    }

    /** The same event, handled again after a failure, gives its messages the same ids: they are sent once. */
    private static String clientId(Exchange exchange) {
        String event = exchange.getProperty(Properties.ORIGIN, String.class);
        if (event == null) {
            return "chat:" + exchange.getExchangeId();
        }
        int place = exchange.getProperty(Properties.SENT, 0, Integer.class);
        exchange.setProperty(Properties.SENT, place + 1);
        return event + ":" + place;
    }
}
