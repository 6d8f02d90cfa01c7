package io.serai.chat;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;
import org.springframework.stereotype.Component;

/** {@code chat:events} to hear what happens, {@code chat:<command>} to have something done; see routes/README.md. */
@Component("chat")
final class ChatComponent extends DefaultComponent {

    private final EventSource source;
    private final RouteCommands commands;

    ChatComponent(EventSource source, RouteCommands commands) {
        this.source = source;
        this.commands = commands;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        if (remaining.equals(EventsEndpoint.NAME)) {
            String name = getAndRemoveParameter(parameters, "name", String.class, "");
            boolean oldest = getAndRemoveParameter(parameters, "oldest", Boolean.class, false);
            int attempts = getAndRemoveParameter(parameters, "attempts", Integer.class, 10);
            return new EventsEndpoint(uri, this, source, pattern(parameters), new EventsEndpoint.How(name, oldest, attempts));
        }
        ChatCommand command = ChatCommand.of(remaining);
        String conversation = getAndRemoveParameter(parameters, "conversation", String.class, "");
        String as = getAndRemoveParameter(parameters, "as", String.class, "");
        boolean text = Format.of(getAndRemoveParameter(parameters, "format", String.class, "json")) == Format.TEXT;
        return new CommandEndpoint(uri, this, commands, new CommandEndpoint.Wish(command, conversation, as, text));
    }

    private EventPattern pattern(Map<String, Object> parameters) {
        return EventPattern.of(name -> getAndRemoveParameter(parameters, name, String.class, ""));
    }

    private enum Format {
        JSON, TEXT;

        static Format of(String spelling) {
            return switch (spelling) {
                case "json" -> JSON;
                case "text" -> TEXT;
                default -> throw new IllegalArgumentException("format is json or text, not '" + spelling + "'");
            };
        }
    }
}
