package io.serai.translation.flow;

import io.serai.translation.Purpose;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something to be translated, as it was taken.
 *
 * @param subject   the message, or the note
 * @param source    the language it is in, where that is known
 * @param languages into which it is wanted
 * @param attempts  how often it was taken; a result counts only for the try that it belongs to
 * @param decideAt  outbound: when the rule for an engine that is down applies
 */
record Job(long id, Kind kind, UUID subject, UUID conversation, @Nullable String source, List<String> languages,
        Purpose purpose, int attempts, @Nullable Instant decideAt, Instant createdAt) {

    /** What is translated: what was said, what is to be sent, what agents note. */
    enum Kind { MESSAGE, OUTBOUND, NOTE }

    /** What is done with it next; each has a thread of its own that takes it. */
    enum Stage { DETECT, TRANSLATE, SEND }

    /** One to be written down. */
    record New(Kind kind, UUID subject, UUID conversation, Stage stage, @Nullable String source, List<String> languages,
            Purpose purpose, @Nullable Instant decideAt) {
    }
}
