package io.serai.translation.glossaries;

import io.serai.model.Ids;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What makes one list of terms out of another. */
record GlossaryChanges(List<Entry> begin, List<UUID> end, int added, int changed, int removed, int unchanged) {

    /** @param replace whether terms that the new list does not have go */
    static GlossaryChanges between(List<Entry> before, List<Entry> after, boolean replace, Ids ids) {
        Map<String, Entry> known = new HashMap<>();
        before.forEach(entry -> known.put(entry.key(), entry));
        List<Entry> begin = new ArrayList<>();
        List<UUID> end = new ArrayList<>();
        int changed = 0;
        int unchanged = 0;
        for (Entry entry : after) {
            Entry old = known.remove(entry.key());
            if (old != null && old.saysTheSameAs(entry)) {
                unchanged++;
            } else if (old == null) {
                begin.add(entry.withId(ids.next()));
            } else {
                changed++;
                end.add(old.id());
                begin.add(entry.withId(old.id()));
            }
        }
        int removed = replace ? known.size() : 0;
        if (replace) {
            known.values().forEach(entry -> end.add(entry.id()));
        }
        return new GlossaryChanges(begin, end, begin.size() - changed, changed, removed, unchanged);
    }

    boolean isEmpty() {
        return begin.isEmpty() && end.isEmpty();
    }
}
