package io.serai.inbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.accounts.Access;
import io.serai.accounts.Action;
import io.serai.accounts.Agents;
import io.serai.accounts.Caller;
import io.serai.accounts.Presence;
import io.serai.accounts.Presences;
import io.serai.accounts.Sessions;
import io.serai.accounts.SignIn;
import io.serai.events.EventLog;
import io.serai.problems.ProblemCode;
import io.serai.problems.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Signing in and out, and what is one's own. */
@RestController
@RequestMapping("/api/v1/session")
class SignInController {

    private final SignIn signIn;
    private final Sessions sessions;
    private final Agents agents;
    private final Presences presences;
    private final EventLog events;
    private final Product product;

    SignInController(SignIn signIn, Sessions sessions, Agents agents, Presences presences, EventLog events,
            Product product) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.agents = agents;
        this.presences = presences;
        this.events = events;
        this.product = product;
    }

    record Credentials(@Nullable String email, @Nullable String password) {

        @Override
        public String toString() {
            return "Credentials[" + email + "]";
        }
    }

    record PresenceChoice(@Nullable Presence presence, @Nullable String reason) {
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    Me open(@RequestBody Credentials credentials, HttpServletRequest request) {
        return me(signIn.signIn(credentials.email(), credentials.password(), request));
    }

    @GetMapping
    Me get(@AuthenticationPrincipal @Nullable Caller caller) {
        return me(known(caller));
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void close(@AuthenticationPrincipal @Nullable Caller caller, HttpServletRequest request) {
        sessions.close(request, known(caller));
    }

    @PutMapping("/presence")
    Me presence(@AuthenticationPrincipal Caller caller, @RequestBody PresenceChoice choice) {
        presences.choose(caller, choice.presence(), choice.reason());
        return me(caller);
    }

    @PostMapping("/lease")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void lease(@AuthenticationPrincipal Caller caller) {
        presences.renew(caller.person());
    }

    @PatchMapping("/preferences")
    Me prefer(@AuthenticationPrincipal Caller caller, @RequestBody ObjectNode change) {
        agents.prefer(caller, change);
        return me(caller);
    }

    private static Caller known(@Nullable Caller caller) {
        if (caller == null) {
            throw new Refusal(ProblemCode.UNAUTHENTICATED, "Nobody is signed in");
        }
        return caller;
    }

    private Me me(Caller caller) {
        var agent = agents.get(caller, caller.person());
        var permissions = Access.granted(caller.role()).stream().map(Action::spelling).sorted().toList();
        return new Me(agent, permissions, agent.load(), events.epoch(), product.told());
    }
}
