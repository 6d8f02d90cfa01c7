package io.serai.bots;

import io.serai.conversations.Utterance;
import io.serai.conversations.UtteranceListener;
import io.serai.model.Handler;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Notes down, with each customer's message in a conversation that a bot answers, that the bot owes a turn. */
@Component
class TurnListener implements UtteranceListener {

    private final ObjectProvider<RegisteredBots> bots;
    private final TurnTable table;
    private final TurnBell bell;

    TurnListener(ObjectProvider<RegisteredBots> bots, TurnTable table, TurnBell bell) {
        this.bots = bots;
        this.table = table;
        this.bell = bell;
    }

    @Override
    public void uttered(List<Utterance> utterances) {
        List<Utterance> owed = utterances.stream().filter(this::awaitsABot).toList();
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

    private boolean awaitsABot(Utterance utterance) {
        String bot = utterance.conversation().bot();
        return utterance.conversation().handler() == Handler.BOT && bot != null
            && utterance.conversation().threadOwner() == null
            && bots.getObject().owes(bot, utterance.message());
    }
}
