package io.serai.inbox;

import io.serai.accounts.Caller;
import io.serai.accounts.Groups;
import io.serai.accounts.Groups.Group;
import io.serai.accounts.Groups.GroupWish;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Queues: where conversations wait until one of its agents takes them. */
@RestController
@RequestMapping("/api/v1/queues")
class QueueController {

    private final Groups queues;

    QueueController(@Qualifier("queues") Groups queues) {
        this.queues = queues;
    }

    @GetMapping
    Listing<Group> list(@AuthenticationPrincipal Caller caller) {
        return Listing.whole(queues.list(caller));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Group create(@AuthenticationPrincipal Caller caller, @RequestBody GroupWish wish) {
        return queues.create(caller, wish);
    }

    @PatchMapping("/{id}")
    Group change(@AuthenticationPrincipal Caller caller, @PathVariable String id, @RequestBody GroupWish wish) {
        return queues.update(caller, id, wish);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
        queues.delete(caller, id);
    }
}
