package io.serai.inbox;

import io.serai.accounts.Caller;
import io.serai.model.Delivery;
import io.serai.problems.Refusal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The ledger, for whoever wants to know what became of a webhook. */
@RestController
@RequestMapping("/api/v1/deliveries")
class DeliveryController {

    private final Deliveries deliveries;

    DeliveryController(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @GetMapping
    Listing<Delivery> list(@AuthenticationPrincipal Caller caller,
            @RequestParam(required = false) @Nullable String connection,
            @RequestParam(required = false) @Nullable String outcome,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int most = Listing.limit(limit);
        return Listing.page(deliveries.list(caller, connection, outcome, before(cursor), most + 1), most, Delivery::id);
    }

    private static @Nullable UUID before(@Nullable String cursor) {
        try {
            return cursor == null || cursor.isEmpty() ? null : UUID.fromString(cursor);
        } catch (IllegalArgumentException foreign) {
            throw Refusal.malformed("cursor", "This cursor is not of this list. Begin without one");
        }
    }

    @GetMapping("/{id}")
    Deliveries.Whole get(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        return deliveries.get(caller, id);
    }

    @PostMapping("/{id}/items/{item}/requeue")
    Deliveries.Whole requeue(@AuthenticationPrincipal Caller caller, @PathVariable UUID id, @PathVariable int item) {
        return deliveries.requeue(caller, id, item);
    }
}
