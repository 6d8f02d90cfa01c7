package io.serai.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.serai.chat.Places.Place;
import io.serai.chat.Places.Standing;
import io.serai.events.Event;
import io.serai.playground.AdjustableClock;
import io.serai.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two gateways that want the same consumer's place. */
class PlacesTest {

    private static final UUID ONE = UUID.randomUUID();
    private static final UUID OTHER = UUID.randomUUID();

    private final JdbcClient jdbc = JdbcClient.create(TestDatabase.fresh().dataSource());
    private final AdjustableClock clock = new AdjustableClock();
    private final Places places = new Places(jdbc, clock);

    private static Event event(long seq) {
        return new Event(seq, "message.created", "m" + seq, 1, Instant.EPOCH, Event.Scope.EVERYONE,
                JsonNodeFactory.instance.objectNode());
    }

    @Test
    void oneHoldsItAndTheOtherTakesItOverWhereItWas() {
        assertThat(places.take("tags", ONE, false)).map(Place::seq).contains(0L);
        assertThat(places.take("tags", OTHER, false)).isEmpty();
        assertThat(places.handled("tags", ONE, 7)).isTrue();
        assertThat(places.take("tags", ONE, false)).as("renewed").map(Place::seq).contains(7L);

        clock.advance(Duration.ofSeconds(31));
        assertThat(places.take("tags", OTHER, false)).as("its gateway is gone").map(Place::seq).contains(7L);
        assertThat(places.handled("tags", ONE, 8)).as("whoever lost it moves it no more").isFalse();
        assertThat(places.handled("tags", OTHER, 8)).isTrue();
        assertThat(places.handled("tags", OTHER, 5)).as("nor back").isFalse();
    }

    @Test
    void isGivenBackAtOnceByAGatewayThatStops() {
        places.take("tags", ONE, false);
        places.release(ONE);
        assertThat(places.take("tags", OTHER, false)).isPresent();
    }

    @Test
    void isKeptWhileItsGatewayLives() {
        places.take("tags", ONE, false);
        clock.advance(Duration.ofSeconds(20));
        places.renew();
        clock.advance(Duration.ofSeconds(20));
        assertThat(places.take("tags", OTHER, false)).isEmpty();
    }

    @Test
    void countsFailuresUntilTheEventIsSetAside() {
        places.take("tags", ONE, false);
        places.failed("tags", ONE, new IllegalStateException("quotes a customer"), Duration.ofSeconds(5));
        Place failing = places.take("tags", ONE, false).orElseThrow();
        assertThat(failing.attempts()).isEqualTo(1);
        assertThat(places.tooSoon(failing)).isTrue();
        clock.advance(Duration.ofSeconds(6));
        assertThat(places.tooSoon(failing)).isFalse();
        assertThat(places.standings()).containsExactly(new Standing("tags", 0, 1, 0));

        assertThat(places.setAside("tags", ONE, event(1), new IllegalStateException("quotes a customer"))).isTrue();
        assertThat(places.take("tags", ONE, false)).map(Place::seq).contains(1L);
        assertThat(jdbc.sql("select seq || ' ' || type || ' ' || error from chat_failures").query(String.class).list())
                .containsExactly("1 message.created java.lang.IllegalStateException");
    }

    @Test
    void aNewNameBeginsNowOrWithTheOldestEventThatIsKept() {
        jdbc.sql("update event_clock set seq = 9").update();
        jdbc.sql("""
                insert into events (seq, type, entity_id, rev, at, audience, data)
                select n, 'message.created', 'm', 1, now(), 'everyone', '{}' from generate_series(4, 9) n""").update();
        assertThat(places.take("now", ONE, false)).map(Place::seq).contains(9L);
        assertThat(places.take("oldest", OTHER, true)).map(Place::seq).contains(3L);
        assertThat(places.beginning()).isEqualTo(3);
    }
}
