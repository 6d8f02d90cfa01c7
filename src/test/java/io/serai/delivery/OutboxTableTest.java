package io.serai.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.serai.delivery.OutboxRow.Head;
import io.serai.testing.TestDatabase;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class OutboxTableTest {

    private static final UUID CONTACT = new UUID(0, 1);
    private static final UUID AMINA = new UUID(0, 2);
    private static final UUID BEN = new UUID(0, 3);
    private static final Instant NOW = Instant.now();

    private final JdbcClient jdbc = JdbcClient.create(TestDatabase.fresh().dataSource());
    private final OutboxTable table = new OutboxTable(jdbc, JsonMapper.builder().findAndAddModules().build());

    @BeforeEach
    void twoConversations() {
        jdbc.sql("insert into contacts (id, created_at, updated_at) values (?, now(), now())").param(CONTACT).update();
        for (UUID id : List.of(AMINA, BEN)) {
            jdbc.sql("""
                    insert into conversations (id, connection_id, channel, contact_id, status, phase, handler, created_at,
                        updated_at) values (?, 'shop', 'x', ?, 'resolved', 'resolved', 'agent', now(), now())""")
                .params(id, CONTACT).update();
        }
    }

    @Test
    void onlyTheFirstUnfinishedRowOfAConversationMayGo() {
        long first = row(AMINA, NOW);
        long second = row(AMINA, NOW);
        long other = row(BEN, NOW);
        assertThat(heads()).containsExactly(first, other);

        OutboxRow taken = table.take(first, NOW.plusSeconds(30)).orElseThrow();
        assertThat(heads()).containsExactly(other);
        assertThat(table.take(second, NOW.plusSeconds(30))).isEmpty();
        table.becomeUnknown(taken, 0, NOW.plusSeconds(60));
        assertThat(heads()).containsExactly(other);
        table.finish(taken, "failed", 0, NOW);
        assertThat(heads()).containsExactly(second, other);
    }

    @Test
    void whatOneConversationHasToSayNeverHidesAnother() {
        row(AMINA, NOW.plusSeconds(600));
        jdbc.sql("""
                insert into outbox (conversation_id, connection_id, message_id, command, not_before)
                select ?, 'shop', gen_random_uuid(), '{"kind": "message"}', now() - interval '1 hour'
                from generate_series(1, 1100)""").param(AMINA).update();
        long toBen = row(BEN, NOW);
        assertThat(heads()).containsExactly(toBen);
    }

    @Test
    void neitherClockKeepsAFreshRowWaiting() {
        long fresh = row(AMINA, NOW);
        assertThat(table.heads("shop", NOW.minusSeconds(60), List.of(), 10)).extracting(Head::id).containsExactly(fresh);
    }

    @Test
    void aResultMeetsOnlyItsOwnTry() {
        long id = row(AMINA, NOW);
        OutboxRow first = table.take(id, NOW.plusSeconds(30)).orElseThrow();
        table.release(first, 0, NOW.minusSeconds(1), false);
        OutboxRow second = table.take(id, NOW.plusSeconds(30)).orElseThrow();
        assertThat(second.attempts()).as("the first did not count").isEqualTo(1);

        assertThat(table.finish(first, "done", 1, NOW)).isFalse();
        assertThat(table.release(first, 0, NOW, true)).isFalse();
        assertThat(table.finish(second, "done", 1, NOW)).isTrue();
    }

    @Test
    void onlyTheCallsOfGatewaysThatAreGoneAreAbandoned() {
        long id = row(AMINA, NOW);
        table.take(id, NOW.plusSeconds(30));
        assertThat(table.abandoned(NOW, List.of(), 10)).isEmpty();
        assertThat(table.abandoned(NOW.plusSeconds(31), List.of(id), 10)).isEmpty();
        table.renew(List.of(id), NOW.plusSeconds(60));
        assertThat(table.abandoned(NOW.plusSeconds(31), List.of(), 10)).isEmpty();
        assertThat(table.abandoned(NOW.plusSeconds(61), List.of(), 10)).extracting(OutboxRow::id).containsExactly(id);
    }

    @Test
    void busyConnectionsAreThoseWithAnythingUnfinished() {
        long id = row(AMINA, NOW);
        jdbc.sql("""
                insert into outbox (conversation_id, connection_id, command, state)
                values (?, 'another', '{}', 'unknown'), (?, 'quiet', '{}', 'done')""").params(BEN, BEN).update();
        assertThat(table.busyConnections()).containsExactly("another", "shop");
        table.finish(table.take(id, NOW).orElseThrow(), "done", 1, NOW);
        assertThat(table.busyConnections()).containsExactly("another");
    }

    private List<Long> heads() {
        return table.heads("shop", NOW.plusSeconds(1), List.of(), 10).stream().map(Head::id).toList();
    }

    private long row(UUID conversation, Instant notBefore) {
        UUID message = UUID.randomUUID();
        return jdbc.sql("""
                insert into outbox (conversation_id, connection_id, message_id, command, not_before)
                values (?, 'shop', ?, jsonb_build_object('kind', 'message', 'messageId', ?::text), ?) returning id""")
            .params(conversation, message, message.toString(), Timestamp.from(notBefore)).query(Long.class).single();
    }
}
