package io.serai.greeter;

import io.serai.model.Content;
import io.serai.model.Content.Prompt.Option;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a customer said, as the greeter understands it: a tap, a number, a word, or something else.
 *
 * @param text  as it was written; empty for what is no text
 * @param words the same, plain
 * @param tap   the id of what they tapped; empty where they tapped nothing
 */
record Input(String text, String words, String tap) {

    private static final int FEW_WORDS = 6;
    private static final int SHORTEST_BEGINNING = 3;

    static Input of(Content content) {
        return switch (content) {
            case Content.Text said -> new Input(said.text().strip(), Plain.words(said.text()), "");
            case Content.Choice choice -> {
                String title = choice.title() == null ? "" : choice.title();
                yield new Input(title.strip(), Plain.words(title), choice.id());
            }
            case Content.WithAttachment file when file.attachment().caption() != null ->
                new Input(file.attachment().caption().strip(), Plain.words(file.attachment().caption()), "");
            default -> new Input("", "", "");
        };
    }

    /** What they chose of what was offered: by tap, by number, by its name, by a part of it that nothing else has. */
    Optional<Option> choice(List<Option> offered, boolean numbered) {
        Optional<Option> tapped = offered.stream().filter(option -> option.id().equals(tap)).findFirst();
        if (tapped.isPresent() || words.isEmpty()) {
            return tapped;
        }
        Optional<Option> counted = numbered ? number(offered) : Optional.empty();
        return counted.or(() -> only(offered, title -> title.equals(words)))
            .or(() -> words.split(" ").length > FEW_WORDS ? Optional.empty()
                : only(offered, title -> !title.isEmpty() && (" " + words + " ").contains(" " + title + " ")))
            .or(() -> words.length() < SHORTEST_BEGINNING ? Optional.empty() : only(offered, title -> title.startsWith(words)));
    }

    private Optional<Option> number(List<Option> offered) {
        if (!words.matches("\\d{1,2}")) {
            return Optional.empty();
        }
        int number = Integer.parseInt(words);
        return number >= 1 && number <= offered.size() ? Optional.of(offered.get(number - 1)) : Optional.empty();
    }

    private static Optional<Option> only(List<Option> offered, Predicate<String> fits) {
        List<Option> found = offered.stream().filter(option -> fits.test(Plain.words(option.title()))).toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }
}
