package io.serai.delivery;

import io.serai.connectors.SendFailure;
import io.serai.conversations.Outbox;
import io.serai.model.Failure;
import io.serai.model.FailureCode;
import io.serai.model.MessageStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Calls of which nobody knows whether they arrived. They are never made again: an echo or a status that the provider
 * reports settles them, or, when none comes, a person does.
 */
@Component
class Unsettled {

    private static final int BATCH = 200;
    private static final Failure STOPPED = SendFailure.of(FailureCode.UNKNOWN,
        "The gateway stopped while the message was being sent. Whether it was sent is not known yet", false);
    private static final Failure NO_SIGN = SendFailure.of(FailureCode.UNKNOWN,
        "The provider did not say whether the message was sent. Ask the customer, or send it again", true);

    /** An id that the provider gave the message since the call began proves the call; so does any status of the first. */
    private static final String UNKNOWN = """
        select o.id, o.conversation_id, o.connection_id, o.command, o.taken, o.attempts, o.parts_done, o.not_before,
            m.status, (select count(*) from external_ids e where e.message_id = o.message_id) > o.names as named,
            exists (select from outbox n where n.message_id = o.message_id and n.id > o.id
                and n.command = o.command) as superseded
        from outbox o left join messages m on m.id = o.message_id and m.deleted_at is null
        where o.state = 'unknown' order by o.id limit %d""".formatted(BATCH);

    private final JdbcClient jdbc;
    private final OutboxTable table;
    private final Results results;
    private final DeliverySettings settings;
    private final Clock clock;

    Unsettled(JdbcClient jdbc, OutboxTable table, Results results, DeliverySettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.table = table;
        this.results = results;
        this.settings = settings;
        this.clock = clock;
    }

    /** Finds the calls of gateways that are gone. @param ours the rows that are under way here, and are not lost */
    void findAbandoned(Collection<Long> ours) {
        for (OutboxRow row : table.abandoned(clock.instant(), ours, BATCH)) {
            if (row.command() instanceof Outbox.Message) {
                results.unknown(row, row.partsDone(), STOPPED);
            } else {
                results.again(row, row.partsDone(), Duration.ZERO, true);
            }
        }
    }

    /** Settles what can be settled by now. */
    void settle() {
        Instant now = clock.instant();
        for (Case one : jdbc.sql(UNKNOWN).query((row, number) -> read(row)).list()) {
            OutboxRow row = one.row();
            if (one.status() == null || one.superseded() || one.status() == MessageStatus.FAILED) {
                results.dropped(row, "failed");
            } else if (one.isProven()) {
                results.again(row, row.partsDone() + 1, Duration.ZERO, false);
            } else if (!now.isBefore(one.settleBy())) {
                results.failed(row, row.partsDone(), NO_SIGN);
            }
        }
    }

    private Case read(ResultSet row) throws SQLException {
        String status = row.getString("status");
        Timestamp settleBy = row.getTimestamp("not_before");
        return new Case(table.read(row), status == null ? null : MessageStatus.of(status), row.getBoolean("named"),
            row.getBoolean("superseded"), settleBy.toInstant());
    }

    private record Case(OutboxRow row, @Nullable MessageStatus status, boolean named, boolean superseded,
            Instant settleBy) {

        boolean isProven() {
            return named || row.partsDone() == 0 && status != null && status.after(MessageStatus.UNKNOWN);
        }
    }
}
