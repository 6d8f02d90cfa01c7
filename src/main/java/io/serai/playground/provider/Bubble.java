package io.serai.playground.provider;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message as the customer's app draws it, whoever wrote it.
 *
 * @param kind   text, image, audio, voice, video, file, sticker, location, contacts, buttons, list, link, request,
 * story…
 * @param file   the provider's id of the file, for those that have one
 * @param quoted the provider's id of the quoted message
 */
public record Bubble(String kind, @Nullable String text, @Nullable String header, @Nullable String footer,
        List<Option> options, @Nullable String file, @Nullable String fileName, @Nullable Double latitude,
        @Nullable Double longitude, @Nullable String quoted) {

    /**
     * Something to tap. {@code source} says how the tap is reported: button, list, quick-reply, postback, template,
     * url.
     */
    public record Option(String id, String title, @Nullable String description, @Nullable String url, String source) {
    }

    static Bubble text(@Nullable String text) {
        return of("text", text);
    }

    public static Bubble of(String kind, @Nullable String text) {
        return new Bubble(kind, text, null, null, List.of(), null, null, null, null, null);
    }

    public static Bubble file(String kind, @Nullable String file, @Nullable String fileName, @Nullable String caption) {
        return new Bubble(kind, caption, null, null, List.of(), file, fileName, null, null, null);
    }

    public static Bubble place(double latitude, double longitude, @Nullable String name) {
        return new Bubble("location", name, null, null, List.of(), null, null, latitude, longitude, null);
    }

    public Bubble with(List<Option> choices) {
        return new Bubble(kind, text, header, footer, choices, file, fileName, latitude, longitude, quoted);
    }

    Bubble around(@Nullable String above, @Nullable String below) {
        return new Bubble(kind, text, above, below, options, file, fileName, latitude, longitude, quoted);
    }

    public Bubble quoting(@Nullable String message) {
        return new Bubble(kind, text, header, footer, options, file, fileName, latitude, longitude, message);
    }
}
