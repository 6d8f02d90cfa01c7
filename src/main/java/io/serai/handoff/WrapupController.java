package io.serai.handoff;

import io.serai.accounts.Caller;
import io.serai.handoff.WrapupReasons.Reason;
import io.serai.handoff.Wrapups.Form;
import io.serai.handoff.Wrapups.Wish;
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

/** What agents note down at the end, and the reasons they choose from. */
@RestController
@RequestMapping("/api/v1")
class WrapupController {

    private final Wrapups wrapups;
    private final WrapupReasons reasons;

    WrapupController(Wrapups wrapups, WrapupReasons reasons) {
        this.wrapups = wrapups;
        this.reasons = reasons;
    }

    @GetMapping("/conversations/{id}/wrapup")
    Form form(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        return wrapups.form(caller, id);
    }

    @PostMapping("/conversations/{id}/wrapup")
    Form note(@AuthenticationPrincipal Caller caller, @PathVariable UUID id, @RequestBody Wish wish) {
        return wrapups.note(caller, id, wish);
    }

    @PostMapping("/conversations/{id}/wrapup/extend")
    Form extend(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        return wrapups.extend(caller, id);
    }

    @GetMapping("/wrapup-reasons")
    Items<Reason> reasons(@AuthenticationPrincipal Caller caller) {
        return new Items<>(reasons.list(caller));
    }

    @PostMapping("/wrapup-reasons")
    @ResponseStatus(HttpStatus.CREATED)
    Reason add(@AuthenticationPrincipal Caller caller, @RequestBody Reason reason) {
        return reasons.add(caller, reason);
    }

    @PatchMapping("/wrapup-reasons/{id}")
    Reason change(@AuthenticationPrincipal Caller caller, @PathVariable String id, @RequestBody Reason reason) {
        return reasons.change(caller, id, reason);
    }

    @DeleteMapping("/wrapup-reasons/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
        reasons.delete(caller, id);
    }
}
