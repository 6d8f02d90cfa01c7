package io.serai.handoff;

import io.serai.accounts.Caller;
import io.serai.handoff.Bans.Wish;
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

/** Who is not to be heard. */
@RestController
@RequestMapping("/api/v1/bans")
class BanController {

    private final Bans bans;

    BanController(Bans bans) {
        this.bans = bans;
    }

    @GetMapping
    Items<Ban> list(@AuthenticationPrincipal Caller caller, @RequestParam(required = false) @Nullable UUID contact) {
        return new Items<>(bans.list(caller, contact));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Ban ban(@AuthenticationPrincipal Caller caller, @RequestBody Wish wish) {
        return bans.ban(caller, wish);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void lift(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        bans.lift(caller, id);
    }
}
