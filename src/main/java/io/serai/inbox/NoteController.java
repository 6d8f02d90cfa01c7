package io.serai.inbox;

import io.serai.accounts.Caller;
import io.serai.conversations.Drafts;
import io.serai.conversations.Drafts.Draft;
import io.serai.conversations.Notes;
import io.serai.conversations.Notes.Note;
import io.serai.conversations.Notes.NoteWish;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What agents write that no contact sees: notes for each other, drafts for themselves. */
@RestController
@RequestMapping("/api/v1/conversations/{id}")
class NoteController {

    private final Notes notes;
    private final Drafts drafts;

    NoteController(Notes notes, Drafts drafts) {
        this.notes = notes;
        this.drafts = drafts;
    }

    @GetMapping("/notes")
    Listing<Note> list(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        return Listing.whole(notes.list(caller, id));
    }

    @PostMapping("/notes")
    @ResponseStatus(HttpStatus.CREATED)
    Note add(@AuthenticationPrincipal Caller caller, @PathVariable UUID id, @RequestBody NoteWish note) {
        return notes.add(caller, id, note);
    }

    @PatchMapping("/notes/{noteId}")
    Note change(@AuthenticationPrincipal Caller caller, @PathVariable UUID id, @PathVariable UUID noteId,
            @RequestBody NoteWish note) {
        return notes.change(caller, id, noteId, note);
    }

    @DeleteMapping("/notes/{noteId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@AuthenticationPrincipal Caller caller, @PathVariable UUID id, @PathVariable UUID noteId) {
        notes.delete(caller, id, noteId);
    }

    @GetMapping("/draft")
    Listing<Draft> drafts(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        return Listing.whole(drafts.list(caller, id));
    }

    @PutMapping("/draft")
    Draft draft(@AuthenticationPrincipal Caller caller, @PathVariable UUID id, @RequestBody Draft draft) {
        return drafts.put(caller, id, draft);
    }
}
