package io.serai.inbox;

import io.serai.accounts.Caller;
import io.serai.conversations.ConversationLists;
import io.serai.conversations.ConversationView;
import io.serai.conversations.People;
import io.serai.conversations.People.ContactChange;
import io.serai.model.Contact;
import io.serai.problems.Refusal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The people who write to the business. */
@RestController
@RequestMapping("/api/v1/contacts")
class ContactController {

    private final People people;
    private final ConversationLists conversations;

    ContactController(People people, ConversationLists conversations) {
        this.people = people;
        this.conversations = conversations;
    }

    @GetMapping
    Listing<Contact> list(@AuthenticationPrincipal Caller caller, @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int most = Listing.limit(limit);
        return Listing.page(people.list(caller, q, after(cursor), most + 1), most, Contact::id);
    }

    private static @Nullable UUID after(@Nullable String cursor) {
        try {
            return cursor == null || cursor.isEmpty() ? null : UUID.fromString(cursor);
        } catch (IllegalArgumentException foreign) {
            throw Refusal.malformed("cursor", "This cursor is not of this list. Begin without one");
        }
    }

    @GetMapping("/{id}")
    Contact get(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        return people.get(caller, id);
    }

    @PatchMapping("/{id}")
    Contact change(@AuthenticationPrincipal Caller caller, @PathVariable UUID id, @RequestBody ContactChange change) {
        return people.change(caller, id, change);
    }

    @GetMapping("/{id}/conversations")
    Listing<ConversationView> conversations(@AuthenticationPrincipal Caller caller, @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Integer limit) {
        var page = conversations.ofContact(caller, people.get(caller, id).id(), Listing.limit(limit));
        return new Listing<>(page.items(), null, page.asOf());
    }
}
