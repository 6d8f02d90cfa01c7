package io.serai.conversations;

import io.serai.model.Author;
import io.serai.model.Content;
import io.serai.model.Conversation;
import io.serai.model.Message;
import io.serai.model.Translation;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Says in which language a message of ours goes out. Asked within the transaction that writes the message, so it asks
 * nobody outside of the database: what has to be translated first is written as waiting, and goes out when it was.
 */
public interface OutboundLanguage {

    Going decide(Author author, Conversation conversation, Content content, @Nullable Wish wish);

    /** The message was written as waiting: it is to be translated. */
    void awaited(Message message, Conversation conversation, Waits waits);

    /** A person said in which language the customer writes; null takes it back. The conversation is locked. */
    void chosen(UUID conversation, @Nullable String language);

    /**
     * What the sender wants.
     *
     * @param to        the language to send it in; absent: the customer's
     * @param text      how it reads there, where the sender knows: it is sent as it is
     * @param content   the same, for a content that has more than one text
     * @param previewed whether text or content are as the preview gave them
     * @param off       send it as it was written
     */
    record Wish(@Nullable String to, @Nullable String text, @Nullable Content content, @Nullable Boolean previewed,
            @Nullable Boolean off) {

        public static final Wish AS_WRITTEN = new Wish(null, null, null, null, true);

        public boolean asWritten() {
            return Boolean.TRUE.equals(off);
        }
    }

    /** How a message goes out. */
    sealed interface Going {
    }

    /** @param language what it is written in, where that is known */
    record AsWritten(@Nullable String language) implements Going {
    }

    /** @param beside what the sender wrote, and who translated it */
    record Ready(Content content, String language, List<Translation> beside) implements Going {
    }

    /** Not before it was translated. @param from what it is written in */
    record Waits(String from, String to) implements Going {
    }
}
