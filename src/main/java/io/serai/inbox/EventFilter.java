package io.serai.inbox;

import io.serai.accounts.Access;
import io.serai.accounts.AgentEvents;
import io.serai.accounts.Caller;
import io.serai.events.Event;
import org.springframework.stereotype.Component;

/** What an event means to one client: to be shown, nothing, or something about the client itself. */
@Component
class EventFilter {

    private final Access access;

    EventFilter(Access access) {
        this.access = access;
    }

    enum Meaning { SHOW, NOTHING, ACCESS_CHANGED, SIGNED_OUT }

    Meaning of(Event event, Caller caller) {
        if (!access.sees(caller, event)) {
            return Meaning.NOTHING;
        }
        return switch (event.type()) {
            case AgentEvents.ACCESS_CHANGED -> Meaning.ACCESS_CHANGED;
            case AgentEvents.SESSION_REVOKED -> concerns(event, caller) ? Meaning.SIGNED_OUT : Meaning.NOTHING;
            default -> Meaning.SHOW;
        };
    }

    /** All sessions of the agent, or the one by which this client came. */
    private static boolean concerns(Event event, Caller caller) {
        boolean all = caller.agentId() != null && event.entityId().equals(caller.agentId().toString());
        return caller.key().startsWith("session:") && (all || event.entityId().equals(caller.key()));
    }
}
