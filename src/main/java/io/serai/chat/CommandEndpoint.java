package io.serai.chat;

import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** {@code to("chat:<command>")}. */
final class CommandEndpoint extends DefaultEndpoint {

    private final RouteCommands commands;
    private final Wish wish;

    /**
     * @param conversation which one is meant; empty where the exchange or the body says it
     * @param as           the name that does it, as agents read it; the route's id where it is empty
     * @param text         whether the whole body is a text, whatever it looks like; otherwise it is JSON or a record
     */
    record Wish(ChatCommand command, String conversation, String as, boolean text) {
    }

    CommandEndpoint(String uri, Component component, RouteCommands commands, Wish wish) {
        super(uri, component);
        this.commands = commands;
        this.wish = wish;
    }

    @Override
    public Producer createProducer() {
        return new CommandProducer(this, commands, wish);
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new IllegalArgumentException("chat:" + wish.command().spelling() + " is something to be done (to). "
            + "To hear what happens, begin with chat:events");
    }

    @Override
    public boolean isSingleton() {
        return true;
    }
}
