package io.serai.bots;

import io.serai.conversations.Utterance;
import io.serai.conversations.UtteranceListener;
import io.serai.model.AuthorKind;
import io.serai.model.Content;
import io.serai.model.Handler;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Notes down, with each customer's message in a conversation that a bot answers, that the bot owes a turn. */
@Component
class TurnListener implements UtteranceListener {

    private final TurnTable table;
    private final TurnBell bell;

    TurnListener(TurnTable table, TurnBell bell) {
        this.table = table;
        this.bell = bell;
    }

    @Override
    public void uttered(List<Utterance> utterances) {
        List<Utterance> owed = utterances.stream().filter(TurnListener::awaitsABot).toList();
        if (owed.isEmpty()) {
            return;
        }
        table.insert(owed);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                bell.ring();
            }
        });
    }

    private static boolean awaitsABot(Utterance utterance) {
        return utterance.conversation().handler() == Handler.BOT && utterance.conversation().bot() != null
            && utterance.conversation().threadOwner() == null
            && utterance.message().author().kind() == AuthorKind.CONTACT
            && !(utterance.message().content() instanceof Content.Notice);
    }
}
