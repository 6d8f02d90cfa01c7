package io.serai.routing;

import io.serai.conversations.MoveListener;
import io.serai.conversations.Moved;
import io.serai.model.Conversation;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Notes, with each move, who has been given a conversation and who is rid of one: the rows of both are locked until it is
 * committed, so that nobody counts in between.
 */
@Component
class DeskChanges implements MoveListener {

    private final Desks desks;
    private final JdbcClient jdbc;
    private final Clock clock;

    DeskChanges(Desks desks, JdbcClient jdbc, Clock clock) {
        this.desks = desks;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void moved(List<Moved> moves) {
        List<Moved> changed = moves.stream().filter(move -> !Objects.equals(holder(move.before()), holder(move.after())))
            .toList();
        List<UUID> concerned = changed.stream().flatMap(move -> Stream.of(move.before(), move.after()))
            .map(DeskChanges::holder).filter(Objects::nonNull).distinct().toList();
        if (concerned.isEmpty()) {
            return;
        }
        desks.lock(concerned);
        List<UUID> rid = changed.stream().map(move -> holder(move.before())).filter(Objects::nonNull).distinct().toList();
        if (!rid.isEmpty()) {
            jdbc.sql("update agents set idle_since = ? where id = any(?)")
                .params(Timestamp.from(clock.instant()), rid.toArray(UUID[]::new)).update();
        }
    }

    private static @Nullable UUID holder(@Nullable Conversation conversation) {
        return conversation == null || !conversation.phase().held() ? null : conversation.assignee();
    }
}
