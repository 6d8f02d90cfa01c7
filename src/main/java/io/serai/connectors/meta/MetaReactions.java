package io.serai.connectors.meta;

import static io.serai.connectors.ProviderJson.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reactions as emoji. Meta sends the emoji, or its code points as literal text (backslash, u and the hexadecimal number
 * in braces), or only a word for it.
 *
 * @see <a href="https://developers.facebook.com/docs/messenger-platform/webhook-reference/message-reactions">Meta</a>
 */
final class MetaReactions {

    private static final Pattern ESCAPE = Pattern.compile("\\\\u\\{([0-9A-Fa-f]{1,6})}");
    private static final Map<String, String> WORDS = Map.of("love", "❤️", "smile", "😆", "laugh", "😆", "haha", "😆",
        "wow", "😮", "sad", "😢", "angry", "😠", "like", "👍", "dislike", "👎");

    private MetaReactions() {
    }

    /** The emoji of a reaction, absent where it was taken off. */
    static @Nullable String emoji(JsonNode reaction) {
        String emoji = text(reaction, "emoji");
        String word = text(reaction, "reaction");
        if ("unreact".equals(text(reaction, "action")) || emoji == null && word == null) {
            return null;
        }
        return emoji == null ? WORDS.getOrDefault(word, word) : unescaped(emoji);
    }

    private static String unescaped(String emoji) {
        Matcher escapes = ESCAPE.matcher(emoji);
        return escapes.replaceAll(escape -> {
            int codePoint = Integer.parseInt(escape.group(1), 16);
            boolean character = Character.isValidCodePoint(codePoint) && codePoint != 0
                && Character.getType(codePoint) != Character.SURROGATE;
            return character ? Matcher.quoteReplacement(Character.toString(codePoint)) : "\uFFFD";
        });
    }
}
