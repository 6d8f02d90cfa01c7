package io.serai.conversations;

import io.serai.model.AuthorKind;
import io.serai.model.Change;
import io.serai.model.Content;
import io.serai.model.Direction;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Which of our messages an echo is of. Most say so; where a provider hands nothing back (Instagram), it is the one that
 * is being sent at this moment, or of which nobody knows whether it was, and says the same.
 */
@Component
class Echoes {

    /** Only long texts go out in parts, so only a long one can be a part of what we wrote. */
    private static final int PART = 200;

    private final Threads threads;
    private final MessageStore messages;

    Echoes(Threads threads, MessageStore messages) {
        this.threads = threads;
        this.messages = messages;
    }

    Optional<MessageState> ours(Change.Said change, Arrival arrival, Workspace workspace) {
        Change.Draft echo = change.message();
        if (echo.direction() != Direction.OUTBOUND || echo.author() == AuthorKind.SYSTEM) {
            return Optional.empty();
        }
        return workspace.message(echo.correlation()).or(() -> workspace.contact(change.customer())
            .flatMap(contact -> threads.current(arrival.connectionId(), contact, workspace))
            .flatMap(conversation -> messages.lockUnderWay(conversation.id()).stream()
                .filter(sent -> same(sent.toMessage().content(), echo.content())).findFirst())
            .map(sent -> {
                workspace.messages.putIfAbsent(sent.id(), sent);
                return workspace.message(sent.id()).orElse(sent);
            }));
    }

    private static boolean same(Content sent, Content echoed) {
        if (sent instanceof Content.WithAttachment) {
            return echoed instanceof Content.WithAttachment;
        }
        return echoed instanceof Content.Text part && switch (sent) {
            case Content.Text whole -> same(whole.text(), part.text());
            case Content.Prompt prompt -> plain(part.text()).contains(plain(prompt.text()));
            default -> false;
        };
    }

    private static boolean same(String sent, String echoed) {
        String part = plain(echoed);
        return plain(sent).equals(part) || part.length() >= PART && plain(sent).contains(part);
    }

    private static String plain(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
