package io.serai.bots;

import io.serai.accounts.Caller;
import io.serai.bots.Answer.Handoff;
import io.serai.conversations.ConversationView;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** For a bot that makes up its mind later than in its answer. */
@RestController
class LateHandoffController {

    private final LateHandoff handoff;

    LateHandoffController(LateHandoff handoff) {
        this.handoff = handoff;
    }

    @PostMapping("/api/v1/conversations/{id}/handoff")
    ConversationView handOver(@AuthenticationPrincipal Caller caller, @PathVariable UUID id, @RequestBody Handoff wish) {
        return handoff.handOver(caller, id, wish);
    }
}
