package io.serai.connectors.twilio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.connectors.ConnectionSettings;
import io.serai.connectors.PlainText;
import io.serai.connectors.ProviderJson;
import io.serai.model.Content.Prompt;
import io.serai.model.Content.Prompt.Option;
import io.serai.model.PromptKind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question with options. Twilio has buttons and lists in Content templates only, each made for a number of options: where
 * the connection names one for as many as there are, its variables are filled; otherwise the options are numbered lines.
 *
 * <p>The variables are the question first; for a list the words on its button next; then for each option its title and id,
 * and in a list its description.
 *
 * @see <a href="https://www.twilio.com/docs/content/twilio-quick-reply">Twilio: quick replies</a>
 * @see <a href="https://www.twilio.com/docs/content/twilio-list-picker">Twilio: list picker</a>
 */
final class TwilioPrompts {

    private TwilioPrompts() {
    }

    /** The ContentSid for this kind and number of options, if the connection names one: {@code 2:HX…, 3:HX…}. */
    static @Nullable String template(Prompt prompt, ConnectionSettings connection) {
        String setting = switch (prompt.kind()) {
            case BUTTONS, QUICK_REPLIES -> "buttons-content";
            case LIST -> "list-content";
            case LINK, LOCATION_REQUEST, FLOW -> "";
        };
        String number = prompt.options().size() + ":";
        List<String> named = setting.isEmpty() ? List.of() : connection.list(setting);
        return named.stream().filter(one -> one.startsWith(number)).map(one -> one.substring(number.length()).strip())
            .findFirst().orElse(null);
    }

    static String variables(Prompt prompt) {
        boolean list = prompt.kind() == PromptKind.LIST;
        ObjectNode variables = ProviderJson.object().put("1", PlainText.of(prompt));
        if (list) {
            add(variables, prompt.button() == null || prompt.button().isBlank() ? "Options" : prompt.button());
        }
        for (Option option : prompt.options()) {
            add(variables, option.title());
            add(variables, option.id());
            if (list) {
                // WhatsApp takes no empty variable.
                add(variables, option.description() == null || option.description().isBlank() ? " " : option.description());
            }
        }
        return new String(ProviderJson.bytes(variables), StandardCharsets.UTF_8);
    }

    static String numbered(Prompt prompt) {
        StringBuilder text = new StringBuilder(PlainText.of(prompt));
        int number = 1;
        for (Option option : prompt.options()) {
            text.append(number == 1 ? "\n\n" : "\n").append(number++).append(". ").append(PlainText.of(option));
        }
        return text.toString().strip();
    }

    static String degraded(Prompt prompt) {
        return switch (prompt.kind()) {
            case BUTTONS, QUICK_REPLIES, LIST -> "Twilio has no buttons without a Content template for "
                + prompt.options().size() + " options. They go as numbered lines.";
            case LINK -> "Twilio has no link buttons without a Content template. The links go as lines.";
            case LOCATION_REQUEST, FLOW -> "Twilio has no such question. It goes as a text.";
        };
    }

    private static void add(ObjectNode variables, String value) {
        variables.put(String.valueOf(variables.size() + 1), value);
    }
}
