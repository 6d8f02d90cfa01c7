package io.serai.bots;

import io.serai.conversations.Utterance;
import io.serai.model.Conversation;
import io.serai.model.Message;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Has a bot answer a message that came while somebody else had the conversation. */
@Component
public class Turns {

    private final TurnListener turns;

    Turns(TurnListener turns) {
        this.turns = turns;
    }

    /** @param conversation as it is, with its bot again */
    @Transactional(propagation = Propagation.MANDATORY)
    public void owe(Message message, Conversation conversation) {
        turns.uttered(List.of(new Utterance(message, conversation)));
    }
}
