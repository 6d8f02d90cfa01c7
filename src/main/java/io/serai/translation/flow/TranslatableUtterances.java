package io.serai.translation.flow;

import io.serai.conversations.Utterance;
import io.serai.conversations.UtteranceListener;
import io.serai.model.AuthorKind;
import io.serai.model.Conversation;
import io.serai.model.Direction;
import io.serai.model.Message;
import io.serai.translation.Purpose;
import io.serai.translation.flow.Job.Kind;
import io.serai.translation.flow.Job.Stage;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Notes down, with the message, that somebody may read it in another language. What that means is found out afterwards. */
@Component
class TranslatableUtterances implements UtteranceListener {

    private final Jobs jobs;

    TranslatableUtterances(Jobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public void uttered(List<Utterance> utterances) {
        jobs.add(utterances.stream().map(TranslatableUtterances::job).flatMap(Optional::stream).toList());
    }

    private static Optional<Job.New> job(Utterance utterance) {
        Message message = utterance.message();
        boolean wanted = message.direction() == Direction.INBOUND ? message.author().kind() == AuthorKind.CONTACT
            : othersRead(message, utterance.conversation());
        if (!wanted || !hasLetters(message)) {
            return Optional.empty();
        }
        boolean ours = message.direction() == Direction.OUTBOUND;
        return Optional.of(new Job.New(Kind.MESSAGE, message.id(), message.conversationId(), Stage.DETECT, null,
            List.of(), ours ? Purpose.HISTORY : Purpose.INBOUND, null));
    }

    /** What an agent says alone in a conversation nobody else has to read; what a bot says may be read by agents. */
    private static boolean othersRead(Message message, Conversation conversation) {
        return switch (message.author().kind()) {
            case AGENT -> message.author().id() == null || !conversation.participants().isEmpty()
                || !message.author().id().equals(String.valueOf(conversation.assignee()));
            case BOT -> conversation.assignee() != null || !conversation.participants().isEmpty();
            case CONTACT, SYSTEM -> false;
        };
    }

    /** Numbers, emoji and pictures alone say nothing in any language. */
    private static boolean hasLetters(Message message) {
        return Texts.of(message.content()).stream().anyMatch(text -> text.codePoints().anyMatch(Character::isLetter));
    }
}
