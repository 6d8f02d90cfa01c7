package io.serai.greeter;

import io.serai.connectors.ConnectorDescriptor.Abilities;
import io.serai.connectors.ConnectorDescriptor.PromptLimit;
import io.serai.model.Content;
import io.serai.model.Content.Prompt;
import io.serai.model.Content.Prompt.Option;
import io.serai.model.PromptKind;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts a question with its choices into what the channel can carry: something to tap, or numbered lines. Pure. */
final class Offering {

    private final @Nullable Abilities abilities;
    private final Texts texts;

    Offering(@Nullable Abilities abilities, Texts texts) {
        this.abilities = abilities;
        this.texts = texts;
    }

    static Option option(String id, String title) {
        return new Option(id, title, null, null);
    }

    Content offer(String text, List<Option> options) {
        return Stream.of(PromptKind.BUTTONS, PromptKind.QUICK_REPLIES, PromptKind.LIST)
            .filter(kind -> carries(kind, text, options)).findFirst()
            .<Content>map(kind -> new Prompt(kind, text, options, null, null,
                kind == PromptKind.LIST ? texts.say("button") : null))
            .orElseGet(() -> new Content.Text(numbered(text, options)));
    }

    private boolean carries(PromptKind kind, String text, List<Option> options) {
        PromptLimit limit = Optional.ofNullable(abilities).map(can -> can.prompts().get(kind.spelling())).orElse(null);
        return limit != null && options.size() <= limit.options() && (limit.text() == 0 || text.length() <= limit.text())
            && options.stream().allMatch(option -> limit.title() == 0 || option.title().length() <= limit.title())
            && options.stream().map(Option::title).allMatch(new HashSet<>()::add);
    }

    private String numbered(String text, List<Option> options) {
        StringBuilder lines = new StringBuilder(text).append("\n");
        for (int place = 0; place < options.size(); place++) {
            lines.append("\n").append(place + 1).append(". ").append(options.get(place).title());
        }
        return lines.append("\n\n").append(texts.say("reply-hint")).toString();
    }
}
