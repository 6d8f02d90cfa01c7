package io.serai.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.serai.problems.Refusal;
import io.serai.routing.ResponseTimes.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueueSettingsTest {

    private static final String WHOLE = """
        {"strategy": "round-robin", "acceptWithin": "45s", "priority": "high", "ageing": "10m",
         "skills": {"billing": 3}, "nativeFirst": 15, "wrapUp": "2m",
         "overflow": {"to": "second", "after": "3m", "above": 20},
         "hours": {"timeZone": "Europe/Berlin", "weekly": {"monday": ["09:00-17:00"]},
                   "holidays": ["2026-12-25", {"date": "2026-12-24", "name": "Eve", "open": ["09:00-12:00"]}]},
         "outside": {"then": "overflow", "message": "We are closed"},
         "responseTimes": {"first": "5m", "next": "10m", "warnBefore": "1m",
                           "byPriority": {"urgent": {"first": "1m"}}},
         "questions": ["email", {"name": "size", "text": {"default": "Which size?", "es": "¿Qué talla?"},
                       "kind": "choice", "options": ["S", "L"], "required": true}]}""";

    private final ObjectMapper plain = new ObjectMapper().registerModule(new JavaTimeModule())
        .disable(com.fasterxml.jackson.databind.SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
        .setDefaultPropertyInclusion(com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL);
    private final SettingsJson json = new SettingsJson(plain);

    @Test
    void isReadAndWrittenWhole() {
        QueueSettings settings = json.read(json.parse(WHOLE));
        assertThat(settings.strategy()).isEqualTo(Strategy.ROUND_ROBIN);
        assertThat(settings.acceptWithin()).isEqualTo(Duration.ofSeconds(45));
        assertThat(settings.nativeFirst()).isEqualTo(Duration.ofSeconds(15));
        assertThat(settings.hours().holidays()).hasSize(2);
        assertThat(settings.questions()).extracting(Question::kind).containsExactly(Question.Kind.EMAIL, Question.Kind.CHOICE);
        assertThat(json.read(json.write(settings))).isEqualTo(settings);
        assertThat(json.write(settings).path("overflow").path("after").asText()).isEqualTo("3m");
    }

    @Test
    void whatIsNotSetHasItsDefault() {
        QueueSettings settings = json.read(json.parse("{}"));
        assertThat(settings.strategy()).isEqualTo(Strategy.LEAST_BUSY);
        assertThat(settings.acceptWithin()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.isOpen(Instant.EPOCH)).isTrue();
        assertThat(settings.responseTimes().within(Kind.FIRST, Priority.HIGH, Duration.ofMinutes(15)))
            .isEqualTo(Duration.ofMinutes(15));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "{\"strategy\": \"best\"}; settings.strategy; none of manual",
        "{\"acceptWithin\": \"soon\"}; settings.acceptWithin; 30s, 5m, 2h",
        "{\"acceptWithin\": \"1s\"}; settings; from 5 to 3600",
        "{\"colour\": \"red\"}; settings.colour; no such setting",
        "{\"questions\": [\"shoe size\"]}; settings.questions[0]; how to ask for 'shoe size' is not said",
        "{\"questions\": [{\"name\": \"<b>\"}]}; settings.questions[0]; has a name",
        "{\"questions\": [{\"name\": \"topic\", \"kind\": \"choice\"}]}; settings.questions[0]; two options or more",
        "{\"questions\": [{\"name\": \"order\", \"pattern\": \"(\"}]}; settings.questions[0]; no regular expression",
        "{\"overflow\": {\"to\": \"x\"}}; settings.overflow; 'after' how long",
        "{\"hours\": {\"weekly\": {\"monday\": [\"9-5\"]}}}; settings.hours.weekly.monday[0]; 09:00-17:00",
        "{\"hours\": {\"timeZone\": \"Mars\"}}; settings.hours.timeZone; none of the values",
        "{\"responseTimes\": {\"byPriority\": {\"vip\": {}}}}; settings.responseTimes.byPriority; none of",
    })
    void whatMakesNoSenseIsRefusedByName(String settings, String field, String reason) {
        assertThatThrownBy(() -> json.read(json.parse(settings))).isInstanceOfSatisfying(Refusal.class, refusal ->
            assertThat(refusal.properties().toString()).contains(field).contains(reason));
    }

    @Test
    void responseTimesAreOfThePriorityAndRunInHoursOnly() {
        QueueSettings settings = json.read(json.parse(WHOLE));
        ResponseTimes times = settings.responseTimes();
        assertThat(times.within(Kind.FIRST, Priority.URGENT, Duration.ZERO)).isEqualTo(Duration.ofMinutes(1));
        assertThat(times.within(Kind.NEXT, Priority.URGENT, Duration.ZERO)).isEqualTo(Duration.ofMinutes(10));
        Instant lateOnMonday = Instant.parse("2026-11-23T15:58:00Z");
        assertThat(times.due(lateOnMonday, Duration.ofMinutes(5), settings.hours())).hasValueSatisfying(due -> {
            assertThat(due.due()).isEqualTo("2026-11-30T08:03:00Z");
            assertThat(due.warn()).isEqualTo("2026-11-30T08:02:00Z");
        });
        assertThat(times.due(lateOnMonday, Duration.ofMinutes(5), new BusinessHours(null, Map.of(), null))).isEmpty();
    }
}
