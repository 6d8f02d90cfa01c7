package io.serai.chat;

import io.serai.events.Event;
import io.serai.events.Event.Scope;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which events a route wants to hear. Every option is a list by comma, an empty one asks for nothing in particular.
 *
 * @param types  such as {@code message.created}, or {@code message.*} for everything about messages
 * @param author contact, bot, agent or system: who wrote the message; then only events about messages
 */
record EventPattern(Set<String> types, Set<String> channels, Set<String> connections, Set<String> queues,
        Set<String> bots, Set<String> authors) {

    private static final Set<String> AUTHORS = Set.of("contact", "bot", "agent", "system");

    static EventPattern of(UnaryOperator<String> options) {
        Function<String, Set<String>> list = name -> Arrays.stream(options.apply(name).split(",")).map(String::strip)
            .filter(part -> !part.isEmpty()).collect(Collectors.toUnmodifiableSet());
        EventPattern pattern = new EventPattern(list.apply("type"), list.apply("channel"), list.apply("connection"),
            list.apply("queue"), list.apply("bot"), list.apply("author"));
        pattern.types.stream().filter(type -> !type.matches("[a-z]+\\.([a-z_]+|\\*)")).findFirst().ifPresent(type -> {
            throw new IllegalArgumentException("type is an event such as message.created, or message.* for all about "
                + "messages, not '" + type + "'");
        });
        pattern.authors.stream().filter(author -> !AUTHORS.contains(author)).findFirst().ifPresent(author -> {
            throw new IllegalArgumentException("author is contact, bot, agent or system, not '" + author + "'");
        });
        return pattern;
    }

    /** @param channel of the connection that the event belongs to, if it belongs to one */
    boolean matches(Event event, @Nullable String channel) {
        Scope scope = event.scope();
        return (types.isEmpty() || types.contains(event.type())
                || types.contains(event.type().substring(0, event.type().indexOf('.')) + ".*"))
            && allows(channels, channel) && allows(connections, scope.connectionId()) && allows(queues, scope.queue())
            && allows(bots, scope.bot())
            && allows(authors, event.data().at("/message/author/kind").asText(null));
    }

    private static boolean allows(Set<String> wanted, @Nullable String value) {
        return wanted.isEmpty() || value != null && wanted.contains(value);
    }
}
