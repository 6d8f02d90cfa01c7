package io.serai.translation.glossaries;

import io.serai.problems.Refusal;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A glossary's terms page by page, in the order of the alphabet, as they are or as they were. */
@Component
class TermPages {

    private static final int DEFAULT = 50;
    private static final int MOST = 200;

    private final GlossaryRows rows;

    TermPages(GlossaryRows rows) {
        this.rows = rows;
    }

    /** @param cursor the last term of the page before */
    record Question(String glossary, @Nullable String q, @Nullable String from, @Nullable String to,
            @Nullable Integer version, @Nullable UUID cursor, @Nullable Integer limit) {
    }

    record Page(List<Entry> items, @Nullable UUID next) {
    }

    /** A glossary has few enough terms to look through them all. */
    Page page(Question question) {
        Integer limit = question.limit();
        if (limit != null && limit < 1) {
            throw Refusal.malformed("limit", "At least 1");
        }
        List<Entry> all = rows.terms(question.glossary(), question.version());
        int start = question.cursor() == null ? 0 : after(all, question.cursor());
        int most = limit == null ? DEFAULT : Math.min(limit, MOST);
        List<Entry> found = all.stream().skip(start).filter(entry -> matches(entry, question)).limit(most + 1L)
            .toList();
        return found.size() > most ? new Page(found.subList(0, most), found.get(most - 1).id()) : new Page(found, null);
    }

    private static int after(List<Entry> all, UUID cursor) {
        for (int i = 0; i < all.size(); i++) {
            if (cursor.equals(all.get(i).id())) {
                return i + 1;
            }
        }
        throw Refusal.malformed("cursor", "This term is no longer there. Begin without a cursor");
    }

    private static boolean matches(Entry entry, Question question) {
        return (question.from() == null || question.from().equalsIgnoreCase(entry.from()))
            && (question.to() == null || question.to().equalsIgnoreCase(entry.to()))
            && (question.q() == null || Stream.of(entry.source(), entry.target(), entry.note())
                .anyMatch(text -> text != null
                && text.toLowerCase(Locale.ROOT).contains(question.q().strip().toLowerCase(Locale.ROOT))));
    }
}
