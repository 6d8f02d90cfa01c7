package io.serai.translation.flow;

import io.serai.model.Content;
import io.serai.model.Message;
import io.serai.model.Translation;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the author wrote, kept beside what the customer received. Pure. */
final class Originals {

    private Originals() {
    }

    static Translation of(Message message, @Nullable String language) {
        return of(message.content(), Objects.requireNonNullElse(language, "und"));
    }

    static Translation of(Content content, String language) {
        return new Translation(language, Texts.reading(content), Translation.ORIGINAL, null, null, List.of(), List.of(),
            Texts.single(content) ? null : content, null, null);
    }
}
