package io.serai.inbox;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.serai.accounts.Caller;
import io.serai.conversations.ConversationEdits;
import io.serai.conversations.ConversationEdits.ConversationChange;
import io.serai.conversations.ConversationFilter;
import io.serai.conversations.ConversationLists;
import io.serai.conversations.ConversationStarts;
import io.serai.conversations.ConversationStarts.Start;
import io.serai.conversations.ConversationView;
import io.serai.conversations.ThreadPages;
import io.serai.problems.Refusal;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Conversations: found, read, described, begun. */
@RestController
@RequestMapping("/api/v1/conversations")
class ConversationController {

    private final ConversationLists lists;
    private final ThreadPages threads;
    private final ConversationEdits edits;
    private final ConversationStarts starts;

    ConversationController(ConversationLists lists, ThreadPages threads, ConversationEdits edits,
            ConversationStarts starts) {
        this.lists = lists;
        this.threads = threads;
        this.edits = edits;
        this.starts = starts;
    }

    /** A conversation and where in the stream of events it was seen. */
    record Seen(@JsonUnwrapped ConversationView view, long asOf) {
    }

    @GetMapping
    Listing<ConversationView> list(@AuthenticationPrincipal Caller caller,
            @RequestParam(required = false) @Nullable List<String> status,
            @RequestParam(required = false) @Nullable List<String> channel,
            @RequestParam(required = false) @Nullable List<String> connection,
            @RequestParam(required = false) @Nullable List<String> assignee,
            @RequestParam(required = false) @Nullable List<String> queue,
            @RequestParam(required = false) @Nullable List<String> tag,
            @RequestParam(required = false) @Nullable String q, @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable Boolean unread,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        var filter = new ConversationFilter(some(status), some(channel), some(connection), some(assignee), some(queue),
            some(tag), q, sort(sort), unread);
        var page = lists.list(caller, filter, cursor, Listing.limit(limit));
        return new Listing<>(page.items(), page.next(), page.asOf());
    }

    private static List<String> some(@Nullable List<String> values) {
        return values == null ? List.of() : values.stream().filter(value -> !value.isBlank()).distinct().limit(50).toList();
    }

    private static ConversationFilter.Sort sort(@Nullable String sort) {
        if (sort == null || sort.isEmpty()) {
            return ConversationFilter.Sort.NEWEST;
        }
        try {
            return ConversationFilter.Sort.valueOf(sort.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw Refusal.malformed("sort", "newest, oldest, waiting or created");
        }
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ConversationView start(@AuthenticationPrincipal Caller caller, @RequestBody Start start) {
        return starts.start(caller, start);
    }

    @GetMapping("/{id}")
    Seen get(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        var snapshot = threads.conversation(caller, id);
        return new Seen(snapshot.view(), snapshot.asOf());
    }

    @PatchMapping("/{id}")
    ConversationView change(@AuthenticationPrincipal Caller caller, @PathVariable UUID id,
            @RequestBody ConversationChange change) {
        return edits.change(caller, id, change);
    }
}
