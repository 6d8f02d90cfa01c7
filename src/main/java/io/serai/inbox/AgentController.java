package io.serai.inbox;

import io.serai.accounts.Agent;
import io.serai.accounts.Agents;
import io.serai.accounts.Agents.AgentWish;
import io.serai.accounts.Caller;
import java.util.UUID;
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

/** The people who answer. */
@RestController
@RequestMapping("/api/v1/agents")
class AgentController {

    private final Agents agents;

    AgentController(Agents agents) {
        this.agents = agents;
    }

    @GetMapping
    Listing<Agent> list(@AuthenticationPrincipal Caller caller) {
        return Listing.whole(agents.list(caller));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Agent create(@AuthenticationPrincipal Caller caller, @RequestBody AgentWish wish) {
        return agents.create(caller, wish);
    }

    @GetMapping("/{id}")
    Agent get(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        return agents.get(caller, id);
    }

    @PatchMapping("/{id}")
    Agent change(@AuthenticationPrincipal Caller caller, @PathVariable UUID id, @RequestBody AgentWish wish) {
        return agents.update(caller, id, wish);
    }

    @DeleteMapping("/{id}/sessions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endSessions(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        agents.endSessions(caller, id);
    }
}
