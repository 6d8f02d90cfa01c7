package io.serai.translation.flow;

import io.serai.model.Content;
import io.serai.model.Message;
import io.serai.model.Translation;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a message is translated from: what its author wrote, which is not always what was sent. */
record Source(Content content, @Nullable String language) {

    static Source of(Message message) {
        return message.translations().stream()
            .filter(one -> Translation.ORIGINAL.equals(one.engine()) && one.text() != null).findFirst()
            .map(original -> new Source(whole(original, message.content()), original.language()))
            .orElse(new Source(message.content(), message.language()));
    }

    private static Content whole(Translation original, Content sent) {
        if (original.content() != null) {
            return original.content();
        }
        return Texts.with(sent, List.of(Objects.requireNonNull(original.text())));
    }

    /** The names of those who speak: they are names in every language. */
    static List<String> names(Message message, @Nullable String contact) {
        return java.util.stream.Stream.of(contact, message.author().name()).filter(Objects::nonNull)
            .filter(name -> name.length() > 2 && !name.isBlank()).distinct().toList();
    }

    /** Of the wished languages, those in which it cannot be read yet. */
    static List<String> lacking(Message message, List<String> wished) {
        Source source = of(message);
        return ReadingLanguages.distinct(wished).stream()
            .filter(language -> !Tongue.same(language, source.language()))
            .filter(language -> !Tongue.same(language, message.language()))
            .filter(language -> message.translations().stream().noneMatch(one -> one.isThere()
                && Tongue.same(one.language(), language)))
            .toList();
    }
}
