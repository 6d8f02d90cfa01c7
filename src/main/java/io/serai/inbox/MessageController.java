package io.serai.inbox;

import io.serai.accounts.Caller;
import io.serai.conversations.OutboundLanguage;
import io.serai.conversations.Replies;
import io.serai.conversations.Replies.Reply;
import io.serai.conversations.SentMessages;
import io.serai.conversations.ThreadPages;
import io.serai.model.Message;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What is said in a conversation. */
@RestController
@RequestMapping("/api/v1/conversations/{id}/messages")
class MessageController {

    private final ThreadPages threads;
    private final Replies replies;
    private final SentMessages sent;

    MessageController(ThreadPages threads, Replies replies, SentMessages sent) {
        this.threads = threads;
        this.replies = replies;
        this.sent = sent;
    }

    record Again(OutboundLanguage.@Nullable Wish translate) {
    }

    record Emoji(@Nullable String emoji) {
    }

    @GetMapping
    ThreadPages.Page list(@AuthenticationPrincipal Caller caller, @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Long before, @RequestParam(required = false) @Nullable Long after,
            @RequestParam(required = false) @Nullable Integer limit) {
        return threads.messages(caller, id, before, after, Listing.limit(limit));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Message send(@AuthenticationPrincipal Caller caller, @PathVariable UUID id, @RequestBody Reply reply) {
        return replies.send(caller, id, reply);
    }

    @PostMapping("/{messageId}/retry")
    Message retry(@AuthenticationPrincipal Caller caller, @PathVariable UUID id, @PathVariable UUID messageId,
            @RequestBody(required = false) @Nullable Again again) {
        return sent.retry(caller, id, messageId, again == null ? null : again.translate());
    }

    @DeleteMapping("/{messageId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@AuthenticationPrincipal Caller caller, @PathVariable UUID id, @PathVariable UUID messageId) {
        sent.delete(caller, id, messageId);
    }

    @PostMapping("/{messageId}/reactions")
    Message react(@AuthenticationPrincipal Caller caller, @PathVariable UUID id, @PathVariable UUID messageId,
            @RequestBody Emoji emoji) {
        return sent.react(caller, id, messageId, emoji.emoji());
    }
}
