package io.serai.routing;

import io.serai.accounts.Caller;
import io.serai.routing.QueueRules.Queue;
import io.serai.routing.QueueRules.QueueWish;
import java.util.List;
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

/** Queues: where conversations wait until one of its agents takes them, and by which rules. */
@RestController
@RequestMapping("/api/v1/queues")
class QueueController {

    private final QueueRules queues;

    QueueController(QueueRules queues) {
        this.queues = queues;
    }

    /** The whole list, as every list is answered. */
    record Items<T>(List<T> items) {
    }

    @GetMapping
    Items<Queue> list(@AuthenticationPrincipal Caller caller) {
        return new Items<>(queues.list(caller));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Queue create(@AuthenticationPrincipal Caller caller, @RequestBody QueueWish wish) {
        return queues.create(caller, wish);
    }

    @PatchMapping("/{id}")
    Queue change(@AuthenticationPrincipal Caller caller, @PathVariable String id, @RequestBody QueueWish wish) {
        return queues.update(caller, id, wish);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
        queues.delete(caller, id);
    }
}
