package io.serai.connectors;

import io.serai.model.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Contents as plain text, for channels that have nothing better for them. */
public final class PlainText {

    private PlainText() {
    }

    /** Name, address, and a link that every phone opens in its map. */
    public static String of(Content.Location location) {
        String link = location.url() != null ? location.url()
            : "https://maps.google.com/?q=" + location.latitude() + "," + location.longitude();
        return lines(location.name(), location.address(), link);
    }

    /** Each card's name, organisation, numbers and addresses. */
    public static String of(Content.Contacts contacts) {
        return contacts.cards().stream().map(card -> {
            List<@Nullable String> lines = new ArrayList<>(List.of(card.name()));
            lines.add(card.organisation());
            lines.addAll(card.phones());
            lines.addAll(card.emails());
            return lines(lines.toArray(String[]::new));
        }).collect(Collectors.joining("\n\n"));
    }

    public static String of(Content.Share share) {
        return lines(share.title(), share.url());
    }

    /** A prompt's words without its options. */
    public static String of(Content.Prompt prompt) {
        return Stream.of(prompt.header(), prompt.text(), prompt.footer()).filter(PlainText::said)
            .collect(Collectors.joining("\n\n"));
    }

    /** An option in a line: its title, what it means, where it leads. */
    public static String of(Content.Prompt.Option option) {
        String meaning = Stream.of(option.description(), option.url()).filter(PlainText::said)
            .collect(Collectors.joining(" "));
        return meaning.isEmpty() ? option.title() : option.title() + ": " + meaning;
    }

    private static String lines(@Nullable String... lines) {
        return Stream.of(lines).filter(PlainText::said).map(Objects::requireNonNull).collect(Collectors.joining("\n"));
    }

    private static boolean said(@Nullable String text) {
        return text != null && !text.isBlank();
    }
}
