package io.serai.delivery;

import io.serai.connectors.SendFailure;
import io.serai.model.Author;
import io.serai.model.AuthorKind;
import io.serai.model.Content;
import io.serai.model.Failure;
import io.serai.model.FailureCode;
import io.serai.model.ReplyPolicy;
import java.util.Optional;

/** Whether a message may still be sent: its window may have closed while it waited. */
final class ReplyRules {

    private ReplyRules() {
    }

    static Optional<Failure> refusal(ReplyPolicy policy, Author author, Content content) {
        return switch (policy.mode()) {
            case OPEN -> Optional.empty();
            case HUMAN_AGENT -> author.kind() == AuthorKind.AGENT ? Optional.empty()
                : closed("Only what a person writes may be sent now: the customer's last message is too old for a bot");
            case TEMPLATE_ONLY -> content instanceof Content.Template ? Optional.empty()
                : closed("The reply window has closed. Send a template, or wait until the customer writes");
            case CLOSED -> closed("The reply window has closed. It opens again when the customer writes");
        };
    }

    private static Optional<Failure> closed(String sentence) {
        return Optional.of(SendFailure.of(FailureCode.WINDOW_CLOSED, sentence, false));
    }
}
