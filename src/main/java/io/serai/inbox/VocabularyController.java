package io.serai.inbox;

import io.serai.accounts.Caller;
import io.serai.conversations.Vocabulary;
import io.serai.conversations.Vocabulary.Field;
import io.serai.conversations.Vocabulary.Tag;
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

/** Tags and custom fields; both are known by their names. */
@RestController
@RequestMapping("/api/v1")
class VocabularyController {

    private final Vocabulary vocabulary;

    VocabularyController(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    @GetMapping("/tags")
    Listing<Tag> tags(@AuthenticationPrincipal Caller caller) {
        return Listing.whole(vocabulary.tags(caller));
    }

    @PostMapping("/tags")
    @ResponseStatus(HttpStatus.CREATED)
    Tag addTag(@AuthenticationPrincipal Caller caller, @RequestBody Tag tag) {
        return vocabulary.addTag(caller, tag);
    }

    @PatchMapping("/tags/{name}")
    Tag changeTag(@AuthenticationPrincipal Caller caller, @PathVariable String name, @RequestBody Tag tag) {
        return vocabulary.changeTag(caller, name, tag);
    }

    @DeleteMapping("/tags/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteTag(@AuthenticationPrincipal Caller caller, @PathVariable String name) {
        vocabulary.deleteTag(caller, name);
    }

    @GetMapping("/fields")
    Listing<Field> fields(@AuthenticationPrincipal Caller caller) {
        return Listing.whole(vocabulary.fields(caller));
    }

    @PostMapping("/fields")
    @ResponseStatus(HttpStatus.CREATED)
    Field addField(@AuthenticationPrincipal Caller caller, @RequestBody Field field) {
        return vocabulary.addField(caller, field);
    }

    @PatchMapping("/fields/{name}")
    Field changeField(@AuthenticationPrincipal Caller caller, @PathVariable String name, @RequestBody Field field) {
        return vocabulary.changeField(caller, name, field);
    }

    @DeleteMapping("/fields/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteField(@AuthenticationPrincipal Caller caller, @PathVariable String name) {
        vocabulary.deleteField(caller, name);
    }
}
