package io.serai.bots;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is said when a bot has no answer: its own fallback message, else ours in the customer's language. */
@Component
class Excuses {

    private final Properties words = new Properties();

    Excuses() {
        try (InputStream file = Excuses.class.getResourceAsStream("/bots/excuses.properties")) {
            words.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException missing) {
            throw new UncheckedIOException("bots/excuses.properties cannot be read", missing);
        }
    }

    String of(BotSettings bot, @Nullable String language) {
        String key = bot.humanSupport() ? "person." : "later.";
        return bot.fallback() != null ? bot.fallback()
            : words.getProperty(key + tag(language), words.getProperty(key + "en"));
    }

    private static String tag(@Nullable String tag) {
        return tag == null ? "en" : Locale.forLanguageTag(tag).getLanguage();
    }
}
