package io.serai.playground.customers;

import io.serai.playground.provider.Bubble.Option;
import org.jspecify.annotations.Nullable;

/**
 * Something that a customer does.
 *
 * @param kind   one of the kinds of the channel's {@link Voice}
 * @param target the provider's id of the message that is reacted to, edited, taken back or answered
 * @param option what is tapped
 */
public record Act(String kind, @Nullable String text, @Nullable String target, @Nullable String emoji,
        @Nullable Option option) {

    public static Act text(String text) {
        return new Act("text", text, null, null, null);
    }

    public static Act of(String kind) {
        return new Act(kind, null, null, null, null);
    }

    public static Act tap(Option option, @Nullable String message) {
        return new Act("choice", null, message, null, option);
    }

    public static Act on(String kind, String message, @Nullable String text) {
        return new Act(kind, text, message, null, null);
    }

    public static Act react(String message, String emoji) {
        return new Act("reaction", null, message, emoji, null);
    }

    String textOr(String otherwise) {
        return text == null || text.isBlank() ? otherwise : text;
    }

    String requireTarget() {
        if (target == null || target.isBlank()) {
            throw new IllegalArgumentException("'" + kind + "' needs the message it is about in 'target'");
        }
        return target;
    }

    Option requireOption() {
        if (option == null) {
            throw new IllegalArgumentException("'choice' needs what was tapped in 'option'");
        }
        return option;
    }
}
