package io.serai.inbox;

import io.serai.accounts.Caller;
import io.serai.conversations.ConversationView;
import io.serai.conversations.Handling;
import io.serai.conversations.Reads;
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

/** What an agent does with a conversation besides writing in it. */
@RestController
@RequestMapping("/api/v1/conversations/{id}")
class HandlingController {

    private final Handling handling;
    private final Reads reads;
    private final AgentTyping typing;

    HandlingController(Handling handling, Reads reads, AgentTyping typing) {
        this.handling = handling;
        this.reads = reads;
        this.typing = typing;
    }

    record Takeover(boolean force) {
    }

    record Assignment(@Nullable UUID agent) {
    }

    record ReadMark(@Nullable Long seq) {
    }

    record TypingState(boolean on) {
    }

    @PostMapping("/takeover")
    ConversationView takeover(@AuthenticationPrincipal Caller caller, @PathVariable UUID id,
            @RequestBody(required = false) @Nullable Takeover how) {
        return handling.takeover(caller, id, how != null && how.force());
    }

    @PostMapping("/assign")
    ConversationView assign(@AuthenticationPrincipal Caller caller, @PathVariable UUID id,
            @RequestBody Assignment assignment) {
        return handling.assign(caller, id, assignment.agent());
    }

    @PostMapping("/resolve")
    ConversationView resolve(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        return handling.resolve(caller, id);
    }

    @PostMapping("/close")
    ConversationView close(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        return handling.close(caller, id);
    }

    @PostMapping("/reopen")
    ConversationView reopen(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        return handling.reopen(caller, id);
    }

    @PostMapping("/leave")
    ConversationView leave(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        return handling.leave(caller, id);
    }

    @PostMapping("/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void read(@AuthenticationPrincipal Caller caller, @PathVariable UUID id,
            @RequestBody(required = false) @Nullable ReadMark mark) {
        reads.read(caller, id, mark == null ? null : mark.seq());
    }

    @DeleteMapping("/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unread(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        reads.unread(caller, id);
    }

    @PostMapping("/typing")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void typing(@AuthenticationPrincipal Caller caller, @PathVariable UUID id, @RequestBody TypingState state) {
        typing.tell(caller, id, state.on());
    }
}
