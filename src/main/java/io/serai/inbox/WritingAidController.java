package io.serai.inbox;

import io.serai.accounts.Caller;
import io.serai.connectors.TemplateInfo;
import io.serai.conversations.CannedReplies;
import io.serai.conversations.CannedReplies.CannedReply;
import io.serai.conversations.Templates;
import io.serai.problems.Refusal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What need not be written anew: canned replies, and the templates that providers approved. */
@RestController
@RequestMapping("/api/v1")
class WritingAidController {

    private final CannedReplies replies;
    private final Templates templates;

    WritingAidController(CannedReplies replies, Templates templates) {
        this.replies = replies;
        this.templates = templates;
    }

    record Sync(@Nullable String connection) {
    }

    @GetMapping("/canned-replies")
    Listing<CannedReply> list(@AuthenticationPrincipal Caller caller) {
        return Listing.whole(replies.list(caller));
    }

    @PostMapping("/canned-replies")
    @ResponseStatus(HttpStatus.CREATED)
    CannedReply add(@AuthenticationPrincipal Caller caller, @RequestBody CannedReply reply) {
        return replies.add(caller, reply);
    }

    @PatchMapping("/canned-replies/{id}")
    CannedReply change(@AuthenticationPrincipal Caller caller, @PathVariable UUID id, @RequestBody CannedReply reply) {
        return replies.change(caller, id, reply);
    }

    @DeleteMapping("/canned-replies/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        replies.delete(caller, id);
    }

    @GetMapping("/templates")
    Listing<TemplateInfo> templates(@AuthenticationPrincipal Caller caller, @RequestParam String connection) {
        return Listing.whole(templates.list(caller, connection));
    }

    @PostMapping("/templates/sync")
    Listing<TemplateInfo> sync(@AuthenticationPrincipal Caller caller, @RequestBody Sync sync) {
        if (sync.connection() == null) {
            throw Refusal.invalid("connection", "Of which connection is not said");
        }
        return Listing.whole(templates.sync(caller, sync.connection()));
    }
}
