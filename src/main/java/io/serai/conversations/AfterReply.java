package io.serai.conversations;

import io.serai.accounts.Caller;
import io.serai.model.Message;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What a sent reply means to its writer: they have read what they answered, and their draft has done its work. */
@Component
class AfterReply {

    private final Reads reads;
    private final Drafts drafts;

    AfterReply(Reads reads, Drafts drafts) {
        this.reads = reads;
        this.drafts = drafts;
    }

    void sent(Caller caller, Message message) {
        UUID agent = caller.agentId();
        if (agent != null) {
            reads.answered(agent, message.conversationId());
            drafts.sent(agent, message.conversationId());
        }
    }
}
