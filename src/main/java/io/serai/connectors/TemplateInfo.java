package io.serai.connectors;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A template that the provider approved.
 *
 * @param name      what a send names: the template's name, Twilio's ContentSid
 * @param title     what a person calls it
 * @param body      its text with {@code {{1}}} or {@code {{name}}} where variables go
 * @param variables their names, in order
 */
public record TemplateInfo(String name, String title, String language, String category, String status,
        @Nullable String header, String body, @Nullable String footer, List<String> variables,
        List<String> buttons, JsonNode components) {
}
