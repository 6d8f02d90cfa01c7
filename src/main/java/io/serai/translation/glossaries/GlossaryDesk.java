package io.serai.translation.glossaries;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.accounts.Access;
import io.serai.accounts.Action;
import io.serai.accounts.AuditLog;
import io.serai.accounts.Caller;
import io.serai.events.Event;
import io.serai.events.EventLog;
import io.serai.model.Ids;
import io.serai.problems.ProblemCode;
import io.serai.problems.Refusal;
import io.serai.problems.Refusal.FieldError;
import io.serai.translation.glossaries.GlossaryCsv.Parsed;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What people do to glossaries. Each change is a transaction, a version and an event; what was translated stays. */
@Component
@Transactional
class GlossaryDesk {

    private static final String INBOX = "inbox";

    private final GlossaryRows rows;
    private final GlossaryBook book;
    private final Access access;
    private final AuditLog audit;
    private final EventLog events;
    private final ObjectMapper json;
    private final Ids ids;
    private final Clock clock;

    GlossaryDesk(GlossaryRows rows, GlossaryBook book, Access access, AuditLog audit, EventLog events,
        ObjectMapper json,
            Ids ids, Clock clock) {
        this.rows = rows;
        this.book = book;
        this.access = access;
        this.audit = audit;
        this.events = events;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    record Imported(int version, int added, int changed, int removed, int unchanged) {
    }

    Glossary create(Caller caller, Glossary wish) {
        access.require(caller, Action.GLOSSARIES_MANAGE);
        Glossary asked = GlossaryRules.checked(new Glossary(wish.id(), wish.title(), INBOX, null, wish.connections(),
            wish.engineIds(), null, null));
        Glossary before = rows.lock(asked.id()).orElse(null);
        if (before != null && !rows.isGone(asked.id())) {
            throw Refusal.conflict("There is a glossary '" + asked.id() + "' already", Map.of("id", asked.id()));
        }
        write(caller.actor(), next(asked, before == null ? 0 : before.version()), null, 0, 0, "created");
        return shown(asked.id());
    }

    Glossary change(Caller caller, String id, Glossary wish) {
        Glossary before = locked(caller, id);
        Glossary after = GlossaryRules.checked(new Glossary(id, wish.title() == null ? before.title() : wish.title(),
            INBOX,
            before.version(), wish.connections() == null ? before.connections() : wish.connections(),
            wish.engineIds() == null ? before.engineIds() : wish.engineIds(), null, null));
        write(caller.actor(), next(after, before.version()), null, 0, 0, "updated");
        return shown(id);
    }

    void delete(Caller caller, String id) {
        remove(caller.actor(), locked(caller, id));
    }

    Entry add(Caller caller, String id, Entry wish) {
        Glossary glossary = locked(caller, id);
        Entry made = GlossaryRules.checked(wish).withId(ids.next());
        if (rows.count(id) >= GlossaryRules.MOST_TERMS) {
            throw Refusal.invalid("", "A glossary has at most " + GlossaryRules.MOST_TERMS + " terms");
        }
        refuseTwin(id, made);
        apply(caller.actor(), glossary, null, new GlossaryChanges(List.of(made), List.of(), 1, 0, 0, 0));
        return made;
    }

    Entry change(Caller caller, String id, UUID term, Entry wish) {
        Glossary glossary = locked(caller, id);
        Entry before = rows.term(id, term).orElseThrow(() -> Refusal.notFound("term", term));
        Entry after = GlossaryRules.checked(before.changedBy(wish));
        if (after.saysTheSameAs(before)) {
            return before;
        }
        refuseTwin(id, after);
        apply(caller.actor(), glossary, null, new GlossaryChanges(List.of(after), List.of(term), 0, 1, 0, 0));
        return after;
    }

    void remove(Caller caller, String id, UUID term) {
        Glossary glossary = locked(caller, id);
        rows.term(id, term).orElseThrow(() -> Refusal.notFound("term", term));
        apply(caller.actor(), glossary, null, new GlossaryChanges(List.of(), List.of(term), 0, 0, 1, 0));
    }

    /** @param dry says what would happen, and changes nothing */
    Imported importCsv(Caller caller, String id, String csv, boolean replace, boolean dry) {
        Glossary glossary = locked(caller, id);
        Parsed parsed = GlossaryCsv.parse(csv);
        if (!parsed.errors().isEmpty()) {
            throw Refusal.invalid(parsed.errors());
        }
        List<Entry> before = rows.terms(id, null);
        GlossaryChanges changes = GlossaryChanges.between(before, parsed.entries(), replace, ids);
        if (before.size() + changes.added() - changes.removed() > GlossaryRules.MOST_TERMS) {
            throw Refusal.invalid(List.of(new FieldError("file", "A glossary has at most " + GlossaryRules.MOST_TERMS
                + " terms")));
        }
        boolean nothing = dry || changes.isEmpty();
        int version = nothing ? glossary.version() : apply(caller.actor(), glossary, null, changes);
        return new Imported(version, changes.added(), changes.changed(), changes.removed(), changes.unchanged());
    }

    /** A file takes the place of what it said before; @param digest of its bytes */
    void takeFile(Glossary wish, List<Entry> entries, String digest) {
        Glossary before = rows.lock(wish.id()).orElse(null);
        boolean gone = rows.isGone(wish.id());
        if (rows.digest(wish.id()).filter(digest::equals).isPresent()) {
            return;
        }
        if (before != null && !gone && INBOX.equals(before.origin())) {
            throw new IllegalStateException("there is a glossary of this name in the inbox");
        }
        Glossary asked = GlossaryRules.checked(wish);
        Glossary now = new Glossary(asked.id(), asked.title(), "file", before == null ? 0 : before.version(),
            asked.connections(), asked.engineIds(), null, null);
        apply("file", now, digest, GlossaryChanges.between(rows.terms(wish.id(), null), entries, true, ids));
    }

    void dropFile(String id) {
        rows.lock(id).filter(glossary -> !rows.isGone(id)).ifPresent(glossary -> remove("file", glossary));
    }

    private Glossary locked(Caller caller, String id) {
        access.require(caller, Action.GLOSSARIES_MANAGE);
        Glossary glossary = rows.lock(id).filter(found -> !rows.isGone(id))
            .orElseThrow(() -> Refusal.notFound("glossary", id));
        if (!INBOX.equals(glossary.origin())) {
            throw Refusal.conflict("This glossary comes from translation/glossaries/" + id
                + ".csv and is changed there",
                Map.of("origin", "file"));
        }
        return glossary;
    }

    private void refuseTwin(String id, Entry entry) {
        if (rows.terms(id, null).stream().anyMatch(one -> one.key().equals(entry.key()) && !one.id()
            .equals(entry.id()))) {
            throw new Refusal(ProblemCode.CONFLICT, "There is this term for these languages already");
        }
    }

    private int apply(String by, Glossary glossary, @Nullable String digest, GlossaryChanges changes) {
        Glossary next = next(glossary, glossary.version());
        write(by, next, digest, changes.begin().size(), changes.end().size(), "terms-changed");
        rows.end(next.id(), changes.end(), next.version());
        rows.begin(next.id(), changes.begin(), next.version());
        return next.version();
    }

    private void remove(String by, Glossary glossary) {
        List<UUID> terms = rows.terms(glossary.id(), null).stream().map(Entry::id).toList();
        Glossary next = next(glossary, glossary.version());
        write(by, next, null, 0, terms.size(), "deleted");
        rows.end(next.id(), terms, next.version());
        rows.markGone(next.id());
    }

    private static Glossary next(Glossary glossary, int version) {
        return new Glossary(glossary.id(), glossary.title(), glossary.origin() == null ? INBOX : glossary.origin(),
            version + 1, glossary.connections(), glossary.engineIds(), null, null);
    }

    private void write(String by, Glossary glossary, @Nullable String digest, int added, int removed, String verb) {
        rows.save(glossary, digest, clock.instant(), by, added, removed);
        audit.record(by, "glossary." + verb, glossary.id(), Map.of("version", glossary.version()));
        events.append(List.of(new Event.New("glossary.updated", glossary.id(), glossary.version(), Event.Scope.EVERYONE,
            json.valueToTree(Map.of("glossary", Map.of("id", glossary.id(), "version", glossary.version()))))));
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                book.refreshSoon();
            }
        });
    }

    private Glossary shown(String id) {
        return rows.find(id).orElseThrow(() -> Refusal.notFound("glossary", id));
    }
}
