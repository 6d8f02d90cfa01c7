package io.serai.conversations;

import io.serai.accounts.Access;
import io.serai.accounts.Action;
import io.serai.accounts.Caller;
import io.serai.events.Event.Scope;
import io.serai.problems.Refusal;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Asks {@link Access} about one conversation, for what belongs to it: its files, who types in it, who looks at it. */
@Component
public class ConversationAccess {

    private final JdbcClient jdbc;
    private final Access access;

    ConversationAccess(JdbcClient jdbc, Access access) {
        this.jdbc = jdbc;
        this.access = access;
    }

    /** @return whom it concerns; a conversation that may not be seen does not exist */
    public Scope require(Caller caller, Action action, UUID conversation) {
        Scope scope = scope(conversation);
        access.require(caller, action, scope);
        return scope;
    }

    public Scope scope(UUID conversation) {
        return jdbc.sql("select " + ConversationRows.SCOPE_COLUMNS + " from conversations c where c.id = ?")
            .param(conversation).query((row, number) -> ConversationRows.scope(row)).optional()
            .orElseThrow(() -> Refusal.notFound("conversation", conversation));
    }
}
