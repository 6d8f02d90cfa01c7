package io.serai.conversations;

import io.serai.model.Author;
import io.serai.model.Conversation;
import io.serai.model.ThreadCommand;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes down which app answers a thread, where the provider lets several: while it is another, nothing is sent. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class ThreadOwners {

    /** Who it is where the provider did not say. */
    public static final String SOMEBODY = "unknown";

    private final JdbcClient jdbc;
    private final Moves moves;
    private final Desk desk;
    private final ConversationEvents events;

    ThreadOwners(JdbcClient jdbc, Moves moves, Desk desk, ConversationEvents events) {
        this.jdbc = jdbc;
        this.moves = moves;
        this.desk = desk;
        this.events = events;
    }

    /** Of a conversation that the caller has locked. @param owner null: we */
    public void set(Conversation locked, @Nullable String owner) {
        if (!Objects.equals(locked.threadOwner(), owner)) {
            jdbc.sql("update conversations set thread_owner = ?, rev = rev + 1 where id = ?").params(owner, locked.id())
                .update();
            desk.tell(events.conversationUpdated(desk.read(locked.id())));
        }
    }

    /** The provider refused a command: it is as it was before. */
    public void refused(UUID conversation, ThreadCommand command, @Nullable String before, String reason) {
        Conversation locked = moves.lock(conversation);
        if (command != ThreadCommand.REQUEST) {
            set(locked, before);
        }
        Map<String, String> data = new LinkedHashMap<>(Map.of("command", command.spelling(), "reason", reason));
        moves.tell(conversation, new Author(Step.SYSTEM.kind(), null, null), "thread-refused", data);
    }
}
