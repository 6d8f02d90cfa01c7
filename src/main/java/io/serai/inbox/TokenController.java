package io.serai.inbox;

import io.serai.accounts.Access;
import io.serai.accounts.Action;
import io.serai.accounts.AuditLog;
import io.serai.accounts.Caller;
import io.serai.accounts.Tokens;
import io.serai.accounts.Tokens.NewToken;
import io.serai.accounts.Tokens.Token;
import io.serai.problems.Refusal;
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

/** What programs sign in with, and who changed what. */
@RestController
@RequestMapping("/api/v1")
class TokenController {

    private final Tokens tokens;
    private final AuditLog audit;
    private final Access access;

    TokenController(Tokens tokens, AuditLog audit, Access access) {
        this.tokens = tokens;
        this.audit = audit;
        this.access = access;
    }

    @GetMapping("/tokens")
    Listing<Token> list(@AuthenticationPrincipal Caller caller) {
        return Listing.whole(tokens.list(caller));
    }

    @PostMapping("/tokens")
    @ResponseStatus(HttpStatus.CREATED)
    Token create(@AuthenticationPrincipal Caller caller, @RequestBody NewToken wish) {
        return tokens.create(caller, wish);
    }

    @DeleteMapping("/tokens/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        tokens.revoke(caller, id);
    }

    @GetMapping("/audit")
    Listing<AuditLog.Entry> audit(@AuthenticationPrincipal Caller caller,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        access.require(caller, Action.AUDIT_SEE);
        int most = Listing.limit(limit);
        return Listing.page(audit.before(before(cursor), most + 1), most, AuditLog.Entry::id);
    }

    private static @Nullable Long before(@Nullable String cursor) {
        try {
            return cursor == null || cursor.isEmpty() ? null : Long.valueOf(cursor);
        } catch (NumberFormatException foreign) {
            throw Refusal.malformed("cursor", "This cursor is not of this list. Begin without one");
        }
    }
}
