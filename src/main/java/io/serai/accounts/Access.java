package io.serai.accounts;

import static io.serai.accounts.Action.*;

import io.serai.events.Event;
import io.serai.events.Event.Scope;
import io.serai.problems.Refusal;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Who may see and do what; whatever is not granted here is denied. Stateless. */
@Component
public class Access {

    private static final Map<Role, Set<Action>> GRANTS = new EnumMap<>(Role.class);

    static {
        GRANTS.put(Role.BOT, EnumSet.of(CONVERSATIONS_SEE, CONVERSATIONS_REPLY, CONVERSATIONS_HAND_OVER, FILES_UPLOAD));
        GRANTS.put(Role.AGENT, EnumSet.of(CONVERSATIONS_SEE, CONVERSATIONS_REPLY, CONVERSATIONS_START,
            CONVERSATIONS_TAKE, CONVERSATIONS_ASSIGN, CONVERSATIONS_RESOLVE, CONVERSATIONS_EDIT, NOTES_SEE, NOTES_WRITE,
            CONTACTS_SEE, CONTACTS_EDIT, FILES_UPLOAD, AGENTS_SEE, TEAMS_SEE, QUEUES_SEE, TAGS_SEE, FIELDS_SEE,
            CANNED_REPLIES_SEE, TEMPLATES_SEE, CONNECTIONS_SEE, BOTS_SEE, REASONS_SEE, BANS_SEE,
            TRANSLATION_SEE));
        Set<Action> supervisor = EnumSet.copyOf(GRANTS.get(Role.AGENT));
        supervisor.addAll(EnumSet.of(CONVERSATIONS_TAKE_OVER, TAGS_MANAGE, CANNED_REPLIES_MANAGE, TEMPLATES_SYNC,
            DELIVERIES_SEE, BANS_MANAGE, TRANSLATION_USAGE, GLOSSARIES_MANAGE));
        GRANTS.put(Role.SUPERVISOR, supervisor);
        GRANTS.put(Role.ADMINISTRATOR, EnumSet.allOf(Action.class));
    }

    public static Set<Action> granted(Role role) {
        return Objects.requireNonNull(GRANTS.get(role));
    }

    public boolean may(Caller caller, Action action) {
        return granted(caller.role()).contains(action);
    }

    public void require(Caller caller, Action action) {
        if (!may(caller, action)) {
            throw Refusal.forbidden("The role " + caller.role().spelling() + " does not allow " + action.spelling());
        }
    }

    /** First whether the conversation may be seen at all (if not, it does not exist), then whether this may be done. */
    public void require(Caller caller, Action action, Scope conversation) {
        if (!sees(caller, conversation)) {
            throw Refusal.notFound("conversation", String.valueOf(conversation.conversationId()));
        }
        require(caller, action);
    }

    public boolean sees(Caller caller, Scope conversation) {
        return may(caller, CONVERSATIONS_SEE) && Sight.of(caller).covers(conversation);
    }

    /** The conversations a caller sees, for lists. */
    public Sight sight(Caller caller) {
        require(caller, CONVERSATIONS_SEE);
        return Sight.of(caller);
    }

    public boolean sees(Caller caller, Event event) {
        return switch (event.scope().audience()) {
            case EVERYONE -> caller.role() != Role.BOT;
            case SUPERVISORS -> caller.role() == Role.SUPERVISOR || caller.role() == Role.ADMINISTRATOR;
            case AGENTS -> caller.agentId() != null && event.scope().agents().contains(caller.agentId());
            case CONVERSATION -> sees(caller, event.scope())
                && (!event.type().startsWith("note.") || may(caller, NOTES_SEE));
        };
    }
}
