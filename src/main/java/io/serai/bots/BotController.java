package io.serai.bots;

import io.serai.accounts.Caller;
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

/** The bots that answer first. */
@RestController
@RequestMapping("/api/v1/bots")
class BotController {

    private final BotAdmin admin;

    BotController(BotAdmin admin) {
        this.admin = admin;
    }

    record Listing(List<BotView> items) {
    }

    @GetMapping
    Listing list(@AuthenticationPrincipal Caller caller) {
        return new Listing(admin.list(caller));
    }

    @GetMapping("/{id}")
    BotView get(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
        return admin.get(caller, id);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    BotView create(@AuthenticationPrincipal Caller caller, @RequestBody BotWish wish) {
        return admin.create(caller, wish);
    }

    @PatchMapping("/{id}")
    BotView change(@AuthenticationPrincipal Caller caller, @PathVariable String id, @RequestBody BotWish wish) {
        return admin.change(caller, id, wish);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
        admin.remove(caller, id);
    }
}
