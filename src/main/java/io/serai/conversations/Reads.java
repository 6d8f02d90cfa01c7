package io.serai.conversations;

import io.serai.accounts.Action;
import io.serai.accounts.Caller;
import io.serai.connectors.ConnectorDescriptor;
import io.serai.connectors.Connectors;
import io.serai.events.Event.Scope;
import io.serai.model.Conversation;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How far each agent has read. Unread is counted in the contact's messages: what colleagues write is no task. */
@Component
@Transactional
public class Reads {

    private final JdbcClient jdbc;
    private final Desk desk;
    private final ConversationEvents events;
    private final Connectors connectors;
    private final Outbox outbox;

    Reads(JdbcClient jdbc, Desk desk, ConversationEvents events, Connectors connectors, Outbox outbox) {
        this.jdbc = jdbc;
        this.desk = desk;
        this.events = events;
        this.connectors = connectors;
        this.outbox = outbox;
    }

    /** {@code inboundCount}: how many of the contact's messages there are up to {@code seq}. */
    private record Mark(long seq, long inboundCount) {
    }

    /** @param seq null: everything; reading never goes backwards */
    public void read(Caller caller, UUID id, @Nullable Long seq) {
        Conversation conversation = desk.look(caller, Action.CONVERSATIONS_SEE, id);
        Mark mark = seq == null || seq >= conversation.lastSeq()
            ? new Mark(conversation.lastSeq(), conversation.inboundCount()) : upTo(conversation, Math.max(0, seq));
        if (caller.agentId() == null) {
            tellChannel(conversation, mark);
        } else if (write(caller.agentId(), id, mark)) {
            tell(caller.agentId(), conversation, mark);
            tellChannel(conversation, mark);
        }
    }

    private Mark upTo(Conversation conversation, long seq) {
        long after = jdbc.sql("""
                select count(*) from messages where conversation_id = ? and seq > ? and author_kind = 'contact'""")
            .params(conversation.id(), seq).query(Long.class).single();
        return new Mark(seq, Math.max(0, conversation.inboundCount() - after));
    }

    private boolean write(UUID agent, UUID conversation, Mark mark) {
        return jdbc.sql("""
                insert into reads (conversation_id, agent_id, seq, inbound_count) values (?, ?, ?, ?)
                on conflict (conversation_id, agent_id) do update
                    set seq = excluded.seq, inbound_count = excluded.inbound_count where reads.seq < excluded.seq""")
            .params(conversation, agent, mark.seq(), mark.inboundCount()).update() == 1;
    }

    /** Makes the contact's last message unread again. */
    public void unread(Caller caller, UUID id) {
        UUID agent = caller.person();
        Conversation conversation = desk.look(caller, Action.CONVERSATIONS_SEE, id);
        Mark mark = jdbc.sql("""
                select coalesce(max(seq), 1) - 1 from messages where conversation_id = ? and author_kind = 'contact'""")
            .param(id).query((row, number) -> new Mark(row.getLong(1), Math.max(0, conversation.inboundCount() - 1)))
            .single();
        jdbc.sql("""
                insert into reads (conversation_id, agent_id, seq, inbound_count) values (?, ?, ?, ?)
                on conflict (conversation_id, agent_id) do update
                    set seq = excluded.seq, inbound_count = excluded.inbound_count""")
            .params(id, agent, mark.seq(), mark.inboundCount()).update();
        tell(agent, conversation, mark);
    }

    /** Whoever answers has read what was there. */
    void answered(UUID agent, UUID id) {
        Conversation conversation = desk.read(id);
        Mark all = new Mark(conversation.lastSeq(), conversation.inboundCount());
        if (write(agent, id, all)) {
            tell(agent, conversation, all);
        }
    }

    private void tell(UUID agent, Conversation conversation, Mark mark) {
        desk.tell(events.event("read.updated", conversation.id(), conversation.rev(), Scope.only(List.of(agent)),
            Map.of("conversationId", conversation.id(), "seq", mark.seq(), "unread",
                conversation.inboundCount() - mark.inboundCount())));
    }

    /** Marks the contact's newest message up to there as read at the channel, once, whoever read it first. */
    private void tellChannel(Conversation conversation, Mark mark) {
        boolean can = connectors.descriptor(conversation.channel()).map(ConnectorDescriptor::abilities)
            .map(ConnectorDescriptor.Abilities::markRead).orElse(false);
        if (can) {
            jdbc.sql("""
                    select m.id from messages m where m.conversation_id = ? and m.seq <= ? and m.author_kind = 'contact'
                        and m.external_id is not null order by m.seq desc limit 1""")
                .params(conversation.id(), mark.seq()).query(UUID.class).optional()
                .filter(this::isNotTold)
                .ifPresent(message ->
                    outbox.add(conversation.id(), conversation.connectionId(), new Outbox.Read(message)));
        }
    }

    private boolean isNotTold(UUID message) {
        return jdbc.sql("select not exists (select from outbox where message_id = ? and command ->> 'kind' = 'read')")
            .param(message).query(Boolean.class).single();
    }
}
