package io.serai.routing;

import io.serai.accounts.Caller;
import io.serai.conversations.ConversationView;
import io.serai.handoff.Offer;
import io.serai.routing.Offered.Accepted;
import io.serai.routing.QueueController.Items;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The offers that were made to whoever asks. */
@RestController
@RequestMapping("/api/v1/offers")
class OfferController {

    private final Offered offered;

    OfferController(Offered offered) {
        this.offered = offered;
    }

    record Decline(@Nullable String reason) {
    }

    @GetMapping
    Items<Offer> list(@AuthenticationPrincipal Caller caller) {
        return new Items<>(offered.open(caller));
    }

    @PostMapping("/{id}/accept")
    ConversationView accept(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        return offered.accept(caller, id);
    }

    @PostMapping("/{id}/decline")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void decline(@AuthenticationPrincipal Caller caller, @PathVariable UUID id,
            @RequestBody(required = false) @Nullable Decline why) {
        offered.decline(caller, id, why == null ? null : why.reason());
    }

    @PostMapping("/accept-all")
    Accepted acceptAll(@AuthenticationPrincipal Caller caller) {
        return offered.acceptAll(caller);
    }
}
