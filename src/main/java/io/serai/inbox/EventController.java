package io.serai.inbox;

import io.serai.accounts.Caller;
import io.serai.accounts.Callers;
import io.serai.events.Event;
import io.serai.events.EventLog;
import io.serai.events.EventLog.CursorTooOld;
import io.serai.inbox.EventFrames.Told;
import io.serai.problems.ProblemCode;
import io.serai.problems.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Events by HTTP: what came after a cursor, or the first that comes within some seconds. The thread that waits is virtual. */
@RestController
@RequestMapping("/api/v1/events")
class EventController {

    private static final int LONGEST_WAIT = 30;
    private static final int READ_AT_ONCE = 500;

    private final EventLog log;
    private final EventFilter filter;
    private final EventBell bell;
    private final Callers callers;

    EventController(EventLog log, EventFilter filter, EventBell bell, Callers callers) {
        this.log = log;
        this.filter = filter;
        this.bell = bell;
        this.callers = callers;
    }

    /** @param mark all up to here was given, seen, or is not yours: the next {@code since} */
    record EventPage(UUID epoch, List<Told> items, long mark) {
    }

    @GetMapping
    EventPage events(@AuthenticationPrincipal Caller caller, @RequestParam(required = false) @Nullable Long since,
            @RequestParam(required = false) @Nullable UUID epoch, @RequestParam(defaultValue = "0") int wait,
            @RequestParam(required = false) @Nullable Integer limit) throws InterruptedException {
        UUID now = log.epoch();
        if (epoch != null && !epoch.equals(now)) {
            throw resync("The events begin anew: load the lists again and go on from their asOf");
        }
        int most = Listing.limit(limit);
        long cursor = since == null ? log.last() : since;
        long patience = System.nanoTime() + Duration.ofSeconds(Math.clamp(wait, 0, LONGEST_WAIT)).toNanos();
        EventPage page = read(caller, now, cursor, most);
        while (page.items().isEmpty() && bell.await(page.mark(), patience)) {
            page = read(again(caller), now, page.mark(), most);
        }
        return page;
    }

    private EventPage read(Caller caller, UUID epoch, long since, int most) {
        List<Told> items = new ArrayList<>();
        long mark = since;
        List<Event> read;
        do {
            read = after(mark);
            for (Event event : read) {
                if (items.size() == most) {
                    return new EventPage(epoch, items, mark);
                }
                add(event, caller, epoch, items);
                mark = event.seq();
            }
        } while (read.size() == READ_AT_ONCE);
        return new EventPage(epoch, items, mark);
    }

    private void add(Event event, Caller caller, UUID epoch, List<Told> items) {
        switch (filter.of(event, caller)) {
            case SHOW -> items.add(new Told(event.seq(), epoch, event.type(), event.entityId(), event.rev(), event.at(),
                event.data()));
            case ACCESS_CHANGED -> throw resync("What you may see has changed: load the lists again");
            case SIGNED_OUT, NOTHING -> { }
        }
    }

    private List<Event> after(long cursor) {
        try {
            return log.after(cursor, READ_AT_ONCE);
        } catch (CursorTooOld old) {
            throw resync(old.getMessage());
        }
    }

    /** Whoever was let in before the wait may have been shut out during it. */
    private Caller again(Caller caller) {
        if (caller.agentId() == null) {
            return caller;
        }
        return callers.agent(caller.agentId(), caller.key()).filter(now -> now.role() == caller.role()).orElseThrow(() ->
            new Refusal(ProblemCode.UNAUTHENTICATED, "Sign in again"));
    }

    private static Refusal resync(String why) {
        return new Refusal(ProblemCode.RESYNC, why);
    }
}
