package io.serai.routing;

import io.serai.accounts.Caller;
import io.serai.conversations.ConversationView;
import io.serai.routing.Board.AgentNow;
import io.serai.routing.Board.QueueNow;
import io.serai.routing.Board.Row;
import io.serai.routing.QueueController.Items;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who waits, who has what, and why nothing comes. */
@RestController
@RequestMapping("/api/v1")
class RoutingController {

    private final Board board;
    private final Pulls pulls;
    private final Priorities priorities;
    private final Reasons reasons;

    RoutingController(Board board, Pulls pulls, Priorities priorities, Reasons reasons) {
        this.board = board;
        this.pulls = pulls;
        this.priorities = priorities;
        this.reasons = reasons;
    }

    record Urgency(@Nullable Priority priority) {
    }

    @GetMapping("/queues/stats")
    Items<QueueNow> stats(@AuthenticationPrincipal Caller caller) {
        return new Items<>(board.queues(caller));
    }

    @GetMapping("/queues/{id}/waiting")
    Items<Row> waiting(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
        return new Items<>(board.rows(caller, id));
    }

    @PostMapping("/queues/{id}/next")
    ResponseEntity<ConversationView> next(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
        return pulls.next(caller, id).map(ResponseEntity::ok).orElseGet(() -> ResponseEntity.noContent().build());
    }

    @GetMapping("/agents/load")
    Items<AgentNow> load(@AuthenticationPrincipal Caller caller) {
        return new Items<>(board.agents(caller));
    }

    @PutMapping("/conversations/{id}/priority")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void priority(@AuthenticationPrincipal Caller caller, @PathVariable UUID id, @RequestBody Urgency urgency) {
        priorities.set(caller, id, urgency.priority());
    }

    @GetMapping("/session/routing")
    Reasons.Answer mine(@AuthenticationPrincipal Caller caller) {
        return reasons.of(caller);
    }

    @GetMapping("/agents/{id}/routing")
    Reasons.Answer of(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        return reasons.of(caller, id);
    }
}
