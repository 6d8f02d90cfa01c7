package io.serai.handoff;

import io.serai.accounts.Caller;
import io.serai.conversations.ConversationView;
import io.serai.handoff.Conferences.Invitation;
import io.serai.handoff.ThreadControls.Wish;
import io.serai.handoff.Transfers.Transfer;
import io.serai.handoff.Transfers.Transferred;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What colleagues do with a conversation among themselves. */
@RestController
@RequestMapping("/api/v1/conversations/{id}")
class HandoffController {

    private final Transfers transfers;
    private final Conferences conferences;
    private final Keeping keeping;
    private final ThreadControls threads;

    HandoffController(Transfers transfers, Conferences conferences, Keeping keeping, ThreadControls threads) {
        this.transfers = transfers;
        this.conferences = conferences;
        this.keeping = keeping;
        this.threads = threads;
    }

    record Restoration(@Nullable String bot, @Nullable String context) {
    }

    @PostMapping("/transfer")
    Transferred transfer(@AuthenticationPrincipal Caller caller, @PathVariable UUID id, @RequestBody Transfer wish) {
        return transfers.transfer(caller, id, wish);
    }

    @DeleteMapping("/transfer")
    ConversationView takeBack(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        return transfers.withdraw(caller, id);
    }

    @PostMapping("/invite")
    @ResponseStatus(HttpStatus.CREATED)
    Offer invite(@AuthenticationPrincipal Caller caller, @PathVariable UUID id, @RequestBody Invitation wish) {
        return conferences.invite(caller, id, wish);
    }

    @PostMapping("/end-conference")
    ConversationView endConference(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        return conferences.end(caller, id);
    }

    @PostMapping("/thread")
    ConversationView thread(@AuthenticationPrincipal Caller caller, @PathVariable UUID id, @RequestBody Wish wish) {
        return threads.command(caller, id, wish);
    }

    @PostMapping("/hold")
    ConversationView hold(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        return keeping.hold(caller, id);
    }

    @PostMapping("/unhold")
    ConversationView unhold(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        return keeping.unhold(caller, id);
    }

    @PostMapping("/restore")
    ConversationView restore(@AuthenticationPrincipal Caller caller, @PathVariable UUID id,
            @RequestBody(required = false) @Nullable Restoration wish) {
        return keeping.restore(caller, id, wish == null ? null : wish.bot(), wish == null ? null : wish.context());
    }
}
