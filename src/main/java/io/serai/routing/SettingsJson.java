package io.serai.routing;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.serai.problems.Refusal;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.Collectors;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.stereotype.Component;

/** Queue settings as JSON: durations as people write them ({@code 30s}, {@code 5m}), and no word that means nothing. */
@Component
class SettingsJson {

    private final ObjectMapper mapper;

    SettingsJson(ObjectMapper mapper) {
        this.mapper = mapper.copy().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .registerModule(new SimpleModule().addDeserializer(Duration.class, new ReadDuration())
                .addSerializer(Duration.class, new WriteDuration()));
    }

    /** @throws Refusal that names what is wrong */
    QueueSettings read(JsonNode settings) {
        try {
            return mapper.treeToValue(settings, QueueSettings.class);
        } catch (JsonMappingException wrong) {
            throw Refusal.invalid(path(wrong), sentence(wrong));
        } catch (JsonProcessingException wrong) {
            throw Refusal.invalid("settings", "These settings are not understood");
        }
    }

    ObjectNode write(QueueSettings settings) {
        return mapper.valueToTree(settings);
    }

    ObjectNode parse(String json) {
        try {
            return (ObjectNode) mapper.readTree(json);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("queues.settings is not JSON", damaged);
        }
    }

    private static String path(JsonMappingException wrong) {
        String path = wrong.getPath().stream()
            .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
            .collect(Collectors.joining());
        return "settings" + path;
    }

    /** Ours where our own check refused it; Jackson's would quote classes. */
    private static String sentence(JsonMappingException wrong) {
        for (Throwable cause = wrong; cause != null; cause = cause.getCause()) {
            if (cause instanceof IllegalArgumentException ours && ours.getMessage() != null) {
                return ours.getMessage();
            }
        }
        return wrong instanceof com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException
            ? "There is no such setting" : "This is none of the values that it can have";
    }

    private static final class ReadDuration extends StdDeserializer<Duration> {

        ReadDuration() {
            super(Duration.class);
        }

        @Override
        public Duration deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String text = parser.getValueAsString("");
            try {
                return parser.currentToken().isNumeric() ? Duration.ofSeconds(parser.getLongValue())
                    : DurationStyle.detectAndParse(text, java.time.temporal.ChronoUnit.SECONDS);
            } catch (IllegalArgumentException wrong) {
                throw JsonMappingException.from(parser, "duration",
                    new IllegalArgumentException("A time is a number of seconds, or a text such as 30s, 5m, 2h"));
            }
        }
    }

    private static final class WriteDuration extends StdSerializer<Duration> {

        WriteDuration() {
            super(Duration.class);
        }

        @Override
        public void serialize(Duration value, JsonGenerator json, SerializerProvider provider) throws IOException {
            long seconds = value.toSeconds();
            json.writeString(seconds % 3_600 == 0 && seconds > 0 ? seconds / 3_600 + "h"
                : seconds % 60 == 0 && seconds > 0 ? seconds / 60 + "m" : seconds + "s");
        }
    }
}
