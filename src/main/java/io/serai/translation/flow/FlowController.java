package io.serai.translation.flow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.accounts.Caller;
import io.serai.model.Content;
import io.serai.model.Message;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Translation in conversations: its rules, one conversation's languages, one message's translations, drafts. */
@RestController
@RequestMapping("/api/v1")
class FlowController {

    private final RuleBook rules;
    private final ConversationTranslation conversations;
    private final MessageTranslations messages;
    private final Previews previews;
    private final OwnLanguage own;

    FlowController(RuleBook rules, ConversationTranslation conversations, MessageTranslations messages,
            Previews previews, OwnLanguage own) {
        this.rules = rules;
        this.conversations = conversations;
        this.messages = messages;
        this.previews = previews;
        this.own = own;
    }

    record Into(@Nullable String language) {
    }

    record Correction(@Nullable String text, @Nullable Content content) {
    }

    @GetMapping("/translation/rules")
    RuleBook.Book rules(@AuthenticationPrincipal Caller caller) {
        return rules.read(caller);
    }

    @PatchMapping("/translation/rules")
    RuleBook.Book change(@AuthenticationPrincipal Caller caller, @RequestBody ObjectNode change) {
        return rules.changeWorkspace(caller, change);
    }

    @PatchMapping("/translation/rules/connections/{connection}")
    RuleBook.Book change(@AuthenticationPrincipal Caller caller, @PathVariable String connection,
            @RequestBody ObjectNode change) {
        return rules.changeConnection(caller, connection, change);
    }

    @GetMapping("/session/translation")
    OwnLanguage.Taste own(@AuthenticationPrincipal Caller caller) {
        return own.see(caller);
    }

    @PatchMapping("/session/translation")
    OwnLanguage.Taste change(@AuthenticationPrincipal Caller caller, @RequestBody OwnLanguage.Taste change) {
        return own.change(caller, change);
    }

    @GetMapping("/conversations/{id}/translation")
    ConversationTranslation.View see(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        return conversations.see(caller, id);
    }

    @PutMapping("/conversations/{id}/translation")
    ConversationTranslation.View change(@AuthenticationPrincipal Caller caller, @PathVariable UUID id,
            @RequestBody ConversationTranslation.Wish wish) {
        return conversations.change(caller, id, wish);
    }

    @PostMapping("/conversations/{id}/translate")
    Previews.Preview preview(@AuthenticationPrincipal Caller caller, @PathVariable UUID id,
            @RequestBody Previews.Draft draft) {
        return previews.preview(caller, id, draft);
    }

    @PutMapping("/conversations/{id}/messages/{messageId}/language")
    Message relabel(@AuthenticationPrincipal Caller caller, @PathVariable UUID id, @PathVariable UUID messageId,
            @RequestBody Into into) {
        return conversations.relabel(caller, id, messageId, into.language());
    }

    @PostMapping("/conversations/{id}/messages/{messageId}/translations")
    Message ask(@AuthenticationPrincipal Caller caller, @PathVariable UUID id, @PathVariable UUID messageId,
            @RequestBody Into into) {
        return messages.ask(caller, id, messageId, into.language());
    }

    @PutMapping("/conversations/{id}/messages/{messageId}/translations/{language}")
    Message correct(@AuthenticationPrincipal Caller caller, @PathVariable UUID id, @PathVariable UUID messageId,
            @PathVariable String language, @RequestBody Correction correction) {
        return messages.correct(caller, id, messageId, language, correction.text(), correction.content());
    }
}
