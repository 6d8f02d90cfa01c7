package io.serai.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.testing.TestDatabase;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.util.UriComponentsBuilder;

class MediaLinksTest {

    private static final UUID FILE = UUID.fromString("00000000-0000-7000-8000-000000000001");
    private static final UUID OTHER = UUID.fromString("00000000-0000-7000-8000-000000000002");
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final JdbcClient jdbc = JdbcClient.create(TestDatabase.fresh().dataSource());
    private final Link link = new Link(at(NOW).sign(FILE));

    @Test
    void pointsToOurPublicUrl() {
        assertThat(link.text).startsWith("https://chat.example.com/media/" + FILE + "?expires=");
    }

    @Test
    void holdsForTenMinutesAndNotASecondMore() {
        assertThat(at(NOW).isValid(FILE, link.expires(), link.signature())).isTrue();
        assertThat(at(NOW.plusSeconds(599)).isValid(FILE, link.expires(), link.signature())).isTrue();
        assertThat(at(NOW.plusSeconds(600)).isValid(FILE, link.expires(), link.signature())).isFalse();
    }

    @Test
    void opensNothingElseAndCannotBeProlonged() {
        assertThat(at(NOW).isValid(OTHER, link.expires(), link.signature())).isFalse();
        assertThat(at(NOW).isValid(FILE, link.expires() + 1, link.signature())).isFalse();
        assertThat(at(NOW).isValid(FILE, link.expires(), link.signature().toUpperCase())).isFalse();
        assertThat(at(NOW).isValid(FILE, link.expires(), "")).isFalse();
    }

    @Test
    void holdsOnEveryGatewayOfTheDatabaseAndOnNoOther() {
        assertThat(at(NOW).isValid(FILE, link.expires(), link.signature())).isTrue();
        JdbcClient elsewhere = JdbcClient.create(TestDatabase.fresh().dataSource());
        assertThat(links(elsewhere, NOW).isValid(FILE, link.expires(), link.signature())).isFalse();
    }

    private MediaLinks at(Instant now) {
        return links(jdbc, now);
    }

    private static MediaLinks links(JdbcClient jdbc, Instant now) {
        MediaSettings defaults = new Binder(new MapConfigurationPropertySource())
            .bindOrCreate("serai.media", MediaSettings.class);
        assertThat(defaults.linkValidity()).isEqualTo(Duration.ofMinutes(10));
        return new MediaLinks("https://chat.example.com/", defaults, Clock.fixed(now, ZoneOffset.UTC), jdbc);
    }

    private record Link(String text) {

        long expires() {
            return Long.parseLong(parameter("expires"));
        }

        String signature() {
            return parameter("signature");
        }

        private String parameter(String name) {
            return String.valueOf(UriComponentsBuilder.fromUri(URI.create(text)).build().getQueryParams().getFirst(name));
        }
    }
}
