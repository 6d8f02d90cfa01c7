package io.serai.connectors;

import io.serai.model.Author;
import io.serai.model.Content;
import io.serai.model.Identity;
import io.serai.model.ReplyPolicy;
import io.serai.model.ThreadCommand;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is to be done at the provider. The first identity is the one to address. */
public sealed interface OutboundCommand {

    List<Identity> to();

    /** @param replyTo the provider's id of the quoted message */
    record SendMessage(UUID messageId, List<Identity> to, Author author, Content content, @Nullable String replyTo,
            ReplyPolicy policy, Files files) implements OutboundCommand {
    }

    /** {@code emoji} is absent to take the reaction off. */
    record SendReaction(UUID messageId, List<Identity> to, String target, @Nullable String emoji)
            implements OutboundCommand {
    }

    /** {@code lastInbound} is the provider's id of the newest message of the customer. */
    record MarkRead(List<Identity> to, String lastInbound) implements OutboundCommand {
    }

    record Typing(List<Identity> to, @Nullable String lastInbound, boolean on) implements OutboundCommand {
    }

    /** {@code app}: who is to answer, for {@code PASS}. */
    record ThreadControl(List<Identity> to, ThreadCommand command, @Nullable String app) implements OutboundCommand {
    }

    /** The files of a message: their bytes, or a signed, expiring link of ours under which the provider can fetch them. */
    interface Files {
        InputStream open(UUID attachmentId) throws IOException;

        String link(UUID attachmentId);
    }
}
