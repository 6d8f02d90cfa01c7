package io.serai.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.testing.TestDatabase;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class EventLogTest {

    private final DataSource database = TestDatabase.fresh().dataSource();
    private final JdbcTemplate jdbc = new JdbcTemplate(database);
    private final ObjectMapper json = new ObjectMapper();
    private final List<EventTail> tails = new ArrayList<>();
    private final EventLog log = gateway();
    private final TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(database));

    @AfterEach
    void stop() {
        tails.forEach(EventTail::stop);
    }

    @Test
    void refusesAnEventOutsideOfAChange() {
        assertThatThrownBy(() -> log.append(List.of(event("a")))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void forgetsTheEventsOfAChangeThatWasRolledBack() {
        transaction.executeWithoutResult(status -> {
            log.append(List.of(event("lost")));
            status.setRollbackOnly();
        });
        change("kept");
        assertThat(log.last()).isEqualTo(1);
    }

    @Test
    void noNumberAppearsBehindACursor() throws Exception {
        List<Long> seen = Collections.synchronizedList(new ArrayList<>());
        int writers = 8;
        int each = 100;
        CountDownLatch done = new CountDownLatch(writers);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int writer = 0; writer < writers; writer++) {
                threads.submit(() -> {
                    for (int n = 0; n < each; n++) {
                        slowChange();
                    }
                    done.countDown();
                });
            }
            long cursor = 0;
            while (cursor < writers * each) {
                for (Event event : log.after(cursor, 10)) {
                    cursor = event.seq();
                    seen.add(cursor);
                }
            }
            done.await();
        }
        assertThat(seen).containsExactlyElementsOf(LongStream.rangeClosed(1, writers * each).boxed().toList());
    }

    @Test
    void handsOutEventsOfEveryGatewayInOrder() {
        EventLog other = gateway();
        List<Long> seen = Collections.synchronizedList(new ArrayList<>());
        log.subscribe(events -> events.forEach(event -> seen.add(event.seq())));
        for (int n = 0; n < 50; n++) {
            EventLog writer = n % 3 == 0 ? other : log;
            transaction.executeWithoutResult(status -> writer.append(List.of(event("x"), event("y"))));
        }
        await().untilAsserted(() -> assertThat(seen).hasSize(100));
        assertThat(seen).isSorted();
    }

    @Test
    void tellsAClientThatItsCursorIsTooOldOrFromAnotherWorld() throws Exception {
        change("a");
        change("b");
        change("c");
        jdbc.update("delete from events where seq = 1");
        assertThat(log.after(1, 10)).hasSize(2);
        assertThat(log.after(3, 10)).isEmpty();
        assertThatThrownBy(() -> log.after(0, 10)).isInstanceOf(EventLog.CursorTooOld.class);
        assertThatThrownBy(() -> log.after(9, 10)).isInstanceOf(EventLog.CursorTooOld.class);
    }

    private EventLog gateway() {
        EventTail tail = new EventTail(jdbc, json);
        tail.start();
        tails.add(tail);
        return new PostgresEventLog(jdbc, json, Clock.systemUTC(), tail);
    }

    private void change(String id) {
        transaction.executeWithoutResult(status -> log.append(List.of(event(id))));
    }

    /** A change whose transaction goes on for a random while after its events were appended. */
    private void slowChange() {
        transaction.executeWithoutResult(status -> {
            log.append(List.of(event("x")));
            jdbc.queryForObject("select pg_sleep(?)::text", String.class, ThreadLocalRandom.current().nextDouble(0.004));
        });
    }

    private Event.New event(String id) {
        return new Event.New("test.happened", id, 1, Event.Scope.EVERYONE, json.createObjectNode().put("id", id));
    }
}
