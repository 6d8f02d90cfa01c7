package io.serai.conversations;

import io.serai.accounts.Action;
import io.serai.accounts.Caller;
import io.serai.events.Event.Scope;
import io.serai.problems.Refusal;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What agents wrote and did not send yet, the same in each of their tabs. A newer draft is never overwritten unseen. */
@Component
@Transactional
public class Drafts {

    private static final int LONGEST = 50_000;

    private final JdbcClient jdbc;
    private final Desk desk;
    private final ConversationEvents events;
    private final Clock clock;

    Drafts(JdbcClient jdbc, Desk desk, ConversationEvents events, Clock clock) {
        this.jdbc = jdbc;
        this.desk = desk;
        this.events = events;
        this.clock = clock;
    }

    /** @param rev of the draft that this one was made from; 0: there was none */
    public record Draft(@Nullable String mode, @Nullable String text, @Nullable Long rev) {
    }

    @Transactional(readOnly = true)
    public List<Draft> list(Caller caller, UUID conversation) {
        desk.look(caller, Action.CONVERSATIONS_SEE, conversation);
        return jdbc.sql("select mode, text, rev from drafts where conversation_id = ? and agent_id = ? order by mode desc")
            .params(conversation, caller.person())
            .query((row, number) -> new Draft(row.getString("mode"), row.getString("text"), row.getLong("rev"))).list();
    }

    public Draft put(Caller caller, UUID conversation, Draft draft) {
        UUID agent = caller.person();
        desk.look(caller, Action.CONVERSATIONS_SEE, conversation);
        String mode = draft.mode() == null ? "reply" : draft.mode();
        String text = draft.text() == null ? "" : draft.text();
        OutboundRules.demand(mode.equals("reply") || mode.equals("note"), "mode", "A draft is of a reply or of a note");
        OutboundRules.demand(text.length() <= LONGEST, "text", "At most " + LONGEST + " characters");
        long made = draft.rev() == null ? 0 : draft.rev();
        List<Long> saved = jdbc.sql("""
                insert into drafts as d (conversation_id, agent_id, mode, text, rev, updated_at)
                values (:conversation, :agent, :mode, :text, 1, :now)
                on conflict (conversation_id, agent_id, mode) do update
                    set text = excluded.text, rev = d.rev + 1, updated_at = excluded.updated_at where d.rev = :made
                returning rev""")
            .param("conversation", conversation).param("agent", agent).param("mode", mode).param("text", text)
            .param("now", Timestamp.from(clock.instant())).param("made", made).query(Long.class).list();
        if (saved.isEmpty()) {
            throw Refusal.conflict("A newer draft was saved from another tab or device",
                Map.of("draft", current(conversation, agent, mode)));
        }
        Draft now = new Draft(mode, text, saved.getFirst());
        tell(agent, conversation, now);
        return now;
    }

    private Draft current(UUID conversation, UUID agent, String mode) {
        return jdbc.sql("select text, rev from drafts where conversation_id = ? and agent_id = ? and mode = ?")
            .params(conversation, agent, mode)
            .query((row, number) -> new Draft(mode, row.getString("text"), row.getLong("rev"))).single();
    }

    /** The reply was sent: what was drafted of it is done with, in every tab. */
    void sent(UUID agent, UUID conversation) {
        jdbc.sql("""
                update drafts set text = '', rev = rev + 1, updated_at = ?
                where conversation_id = ? and agent_id = ? and mode = 'reply' and text <> '' returning rev""")
            .params(Timestamp.from(clock.instant()), conversation, agent).query(Long.class).optional()
            .ifPresent(rev -> tell(agent, conversation, new Draft("reply", "", rev)));
    }

    private void tell(UUID agent, UUID conversation, Draft draft) {
        desk.tell(events.event("draft.updated", conversation, draft.rev(), Scope.only(List.of(agent)),
            Map.of("conversationId", conversation, "mode", draft.mode(), "text", draft.text(), "rev", draft.rev())));
    }
}
