package io.serai.chat;

import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** {@code from("chat:events?…")}: the events that match, in order, each until it was handled. */
final class EventsEndpoint extends DefaultEndpoint {

    static final String NAME = "events";

    private final EventSource source;
    private final EventPattern pattern;
    private final How how;

    /**
     * @param name     under which the place in the log is kept; the route's id where it is empty
     * @param oldest   whether a name that is new begins with the oldest event that is kept, not with the next one
     * @param attempts how often an event is handed to a failing route before it is set aside
     */
    record How(String name, boolean oldest, int attempts) {
        How {
            if (attempts < 1) {
                throw new IllegalArgumentException("attempts is at least 1, not " + attempts);
            }
        }
    }

    EventsEndpoint(String uri, Component component, EventSource source, EventPattern pattern, How how) {
        super(uri, component);
        this.source = source;
        this.pattern = pattern;
        this.how = how;
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        EventsConsumer consumer = new EventsConsumer(this, processor, source);
        configureConsumer(consumer);
        return consumer;
    }

    @Override
    public Producer createProducer() {
        throw new IllegalArgumentException("chat:events is where a route begins (from). To do something, use chat:send, "
            + "chat:note or another command");
    }

    EventPattern pattern() {
        return pattern;
    }

    How how() {
        return how;
    }

    @Override
    public boolean isSingleton() {
        return true;
    }
}
