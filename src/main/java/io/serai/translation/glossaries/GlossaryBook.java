package io.serai.translation.glossaries;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.serai.translation.Glossaries;
import io.serai.translation.GlossaryTerms;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The glossaries in memory. A change made here is read at once, one made by another gateway within seconds; until then
 * translations are made, and marked, with the version before.
 */
@Component
class GlossaryBook implements Glossaries {

    private static final Logger log = LoggerFactory.getLogger(GlossaryBook.class);
    private static final int PAIRS = 2_000;

    private final GlossaryRows rows;
    private volatile Pages pages = Pages.EMPTY;

    GlossaryBook(GlossaryRows rows) {
        this.rows = rows;
        refresh();
    }

    private record Question(@Nullable String glossary, @Nullable String connection, @Nullable String from, String to) {
    }

    /** What was read, and the answers already made of it. */
    private record Pages(String state, Shelf shelf, Cache<Question, GlossaryTerms> answers) {

        private static final Pages EMPTY = of("", Shelf.EMPTY);

        static Pages of(String state, Shelf shelf) {
            return new Pages(state, shelf, Caffeine.newBuilder().maximumSize(PAIRS).build());
        }
    }

    @Override
    public GlossaryTerms terms(@Nullable String glossary, @Nullable String connection, @Nullable String from,
        String to) {
        Pages now = pages;
        return now.answers().get(new Question(glossary, connection, from, to),
            asked -> now.shelf().terms(glossary, connection, from, to));
    }

    /** After a commit, when nothing may fail any more: what cannot be read now is read at the next look. */
    void refreshSoon() {
        try {
            refresh();
        } catch (DataAccessException later) {
            log.warn("A glossary was changed and cannot be read yet: {}", later.getMessage());
        }
    }

    @Scheduled(fixedDelay = 5_000)
    final void refresh() {
        String state = rows.state();
        if (!state.equals(pages.state())) {
            pages = Pages.of(state, new Shelf(rows.all(), rows.everyTerm(), rows.pairVersions()));
        }
    }
}
