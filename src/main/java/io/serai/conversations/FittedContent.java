package io.serai.conversations;

import io.serai.connectors.ConnectorDescriptor;
import io.serai.connectors.ConnectorDescriptor.PromptLimit;
import io.serai.model.Content;
import io.serai.model.Content.Prompt;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A content whose translated titles fit the channel again: words grow when they are translated, and a channel that
 * refuses a button of 21 letters would refuse the whole question.
 */
record FittedContent(Content content, List<String> warnings) {

    static FittedContent of(Content content, ConnectorDescriptor channel) {
        if (!(content instanceof Prompt prompt) || prompt.options() == null) {
            return new FittedContent(content, List.of());
        }
        PromptLimit limit = channel.abilities().prompts().get(prompt.kind().spelling());
        List<String> warnings = new ArrayList<>();
        Set<String> titles = new HashSet<>();
        List<Prompt.Option> options = prompt.options().stream().map(option -> {
            String title = limit == null || limit.title() == 0 ? option.title() : cut(option.title(), limit.title());
            if (!titles.add(title)) { // two that are translated alike must still be told apart
                String mark = " " + (titles.size() + 1);
                title = (limit == null || limit.title() == 0 ? title : cut(title, limit.title() - mark.length())) + mark;
                titles.add(title);
            }
            if (!title.equals(option.title())) {
                warnings.add("The option '" + option.title() + "' reads '" + title + "' here");
            }
            return new Prompt.Option(option.id(), title, option.description(), option.url());
        }).toList();
        return new FittedContent(new Prompt(prompt.kind(), prompt.text(), options, prompt.header(), prompt.footer(),
            prompt.button()), warnings);
    }

    private static String cut(String title, int longest) {
        if (title.length() <= longest) {
            return title;
        }
        int end = Character.isHighSurrogate(title.charAt(longest - 2)) ? longest - 2 : longest - 1;
        return title.substring(0, end).stripTrailing() + "…";
    }
}
