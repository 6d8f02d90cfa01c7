package io.serai.connectors;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.serai.connectors.ConnectorDescriptor.Abilities;
import io.serai.connectors.ConnectorDescriptor.FileLimit;
import io.serai.connectors.ConnectorDescriptor.Rate;
import io.serai.connectors.ConnectorDescriptor.Setting;
import io.serai.connectors.ConnectorDescriptor.Window;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.util.unit.DataSize;

/** The YAML of a descriptor: keys in kebab-case, durations as {@code 24h}, sizes as {@code 5MB}, nothing unknown. */
final class DescriptorFile {

    private static final ObjectMapper YAML = mapper();
    private static final String NAME = "[a-z][a-z0-9-]*";

    private DescriptorFile() {
    }

    static ConnectorDescriptor parse(String folder, byte[] yaml) throws Refused {
        try {
            ConnectorDescriptor read = YAML.readValue(yaml, ConnectorDescriptor.class);
            if (read == null) {
                throw new Refused("The file is empty");
            }
            return checked(folder, read);
        } catch (UnrecognizedPropertyException e) {
            throw new Refused(path(e) + " is not a key. Known are " + e.getKnownPropertyIds().stream()
                .map(Object::toString).sorted().collect(Collectors.joining(", ")));
        } catch (JsonMappingException e) {
            throw new Refused(where(e) + ": " + e.getOriginalMessage());
        } catch (JsonProcessingException e) {
            throw new Refused("Not YAML: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new Refused("Not readable: " + e.getMessage());
        }
    }

    private static ConnectorDescriptor checked(String folder, ConnectorDescriptor read) throws Refused {
        demand(folder.equals(read.id()), "id must be the folder's name, '" + folder + "'");
        demand(read.title() != null && !read.title().isBlank(), "title is missing");
        demand(read.abilities() != null, "abilities is missing");
        List<Setting> settings = orEmpty(read.settings());
        check(settings);
        List<Rate> rates = orEmpty(read.rates());
        for (Rate rate : rates) {
            demand(Set.of("connection", "recipient").contains(rate.scope()), "rates.scope is connection or recipient");
            demand(rate.permits() > 0 && rate.per() != null && rate.per().isPositive(),
                "rates need permits and per, both positive");
            demand(rate.burst() >= rate.permits(), "rates.burst is less than permits");
        }
        Window window = read.window() == null ? new Window(null, null, false) : read.window();
        return new ConnectorDescriptor(read.id(), read.title(), settings, window, rates, checked(read.abilities()));
    }

    private static void check(List<Setting> settings) throws Refused {
        Set<String> names = new HashSet<>();
        for (Setting setting : settings) {
            demand(setting.name() != null && setting.name().matches(NAME), "a setting's name is kebab-case");
            demand(names.add(setting.name()), "the setting '" + setting.name() + "' is there twice");
            demand(setting.title() != null && setting.description() != null,
                "the setting '" + setting.name() + "' needs a title and a description");
            demand(!setting.secret() || setting.defaultValue() == null,
                "the secret '" + setting.name() + "' must not have a default");
        }
    }

    private static Abilities checked(Abilities read) throws Refused {
        demand(read.textLimit() > 0, "abilities.text-limit must be positive");
        demand(Set.of("characters", "bytes").contains(read.textUnit()),
            "abilities.text-unit is characters or bytes");
        for (Map.Entry<String, FileLimit> file : orEmpty(read.files()).entrySet()) {
            demand(Set.of("image", "audio", "video", "file", "sticker").contains(file.getKey()),
                "abilities.files has no kind '" + file.getKey() + "'");
            demand(file.getValue() != null && file.getValue().types() != null && file.getValue().maxBytes() > 0,
                "abilities.files." + file.getKey() + " needs types and max-bytes");
        }
        return new Abilities(read.textLimit(), read.textUnit(), orEmpty(read.formatting()), orEmpty(read.files()),
            orEmpty(read.prompts()), read.captions(), read.replies(), read.reactions(), read.typing(),
            read.readReceipts(), read.markRead(), read.locations(), read.contacts(), read.templates(),
            read.threadControl());
    }

    private static void demand(boolean condition, String otherwise) throws Refused {
        if (!condition) {
            throw new Refused(otherwise);
        }
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    private static <T> Map<String, T> orEmpty(@Nullable Map<String, T> map) {
        return map == null ? Map.of() : Collections.unmodifiableMap(map);
    }

    private static String where(JsonMappingException e) {
        String line = e.getLocation() == null ? "" : "Line " + e.getLocation().getLineNr() + ", ";
        return line + (e.getPath().isEmpty() ? "the file" : path(e));
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
            .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
            .collect(Collectors.joining()).replaceFirst("^\\.", "");
    }

    private static ObjectMapper mapper() {
        SimpleModule values = new SimpleModule()
            .addDeserializer(Duration.class, new DurationText())
            .addDeserializer(Long.TYPE, new SizeText());
        return YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addMixIn(Setting.class, SettingKeys.class)
            .addModule(values)
            .build();
    }

    private abstract static class SettingKeys {
        @JsonProperty("default")
        @Nullable String defaultValue;
    }

    private static final class DurationText extends StdScalarDeserializer<Duration> {
        DurationText() {
            super(Duration.class);
        }

        @Override
        public Duration deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            try {
                return DurationStyle.SIMPLE.parse(parser.getValueAsString());
            } catch (IllegalArgumentException e) {
                throw JsonMappingException.from(parser, "a duration is like 20s, 24h or 7d");
            }
        }
    }

    /** The only longs of a descriptor are sizes. */
    private static final class SizeText extends StdScalarDeserializer<Long> {
        SizeText() {
            super(Long.class);
        }

        @Override
        public Long deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            try {
                return DataSize.parse(parser.getValueAsString()).toBytes();
            } catch (IllegalArgumentException e) {
                throw JsonMappingException.from(parser, "a size is like 500KB or 16MB");
            }
        }
    }

    /** Why a file cannot be used, as a sentence for whoever wrote it. */
    static final class Refused extends Exception {
        Refused(String message) {
            super(message);
        }
    }
}
