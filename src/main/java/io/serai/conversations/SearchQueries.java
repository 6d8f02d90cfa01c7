package io.serai.conversations;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The ids of a page of conversations, with or without words to look for. Rare words are looked up, and what has them is
 * put in order; of frequent words the order is walked, and the first that have them end the walk. PostgreSQL's own
 * statistics tell which is which.
 */
@Component
class SearchQueries {

    /** Looking up more rows than this takes longer than walking until a page is full. */
    private static final long RARE = 20_000;

    private static final String SAID = "select s.conversation_id from message_search s where s.words @@ ?::tsquery";
    private static final String KNOWN = """
        select f.id from contact_search p join conversations f on f.contact_id = p.contact_id
        where p.words @@ ?::tsquery""";
    private static final String HAS = """
         and (exists (select from message_search s where s.conversation_id = c.id and s.words @@ ?::tsquery)
          or exists (select from contact_search p where p.contact_id = c.contact_id and p.words @@ ?::tsquery))""";

    private final JdbcTemplate jdbc;
    private final JsonColumns json;

    SearchQueries(JdbcTemplate jdbc, JsonColumns json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** @param tail the order and the limit, in which each branch yields its part of the page */
    Sql restrict(@Nullable String q, List<Sql> branches, Sql conditions, String tail) {
        if (q == null || q.isBlank()) {
            return union(branches, conditions, tail);
        }
        String words = Words.query(q);
        if (words.isEmpty()) {
            return Sql.of("select null::uuid where false");
        }
        jdbc.execute("set local plan_cache_mode = force_custom_plan"); // a plan for any words suits none
        if (estimate(words) > RARE) {
            return union(branches, conditions.plus(HAS, words, words), tail);
        }
        Sql found = Sql.of("select c.id from conversations c where c.id in (" + SAID + " union " + KNOWN + ")", words, words);
        return found.plus(" and ").plus(Sql.join(branches, "(", " or ", ")")).plus(conditions);
    }

    private static Sql union(List<Sql> branches, Sql conditions, String tail) {
        List<Sql> parts = branches.stream().map(branch ->
            Sql.of("(select c.id from conversations c where ").plus(branch).plus(conditions).plus(tail + ")")).toList();
        return Sql.join(parts, "", " union all ", "");
    }

    private long estimate(String words) {
        String plan = jdbc.queryForObject("explain (format json) select from message_search s where s.words @@ '"
            + words.replace("'", "''") + "'::tsquery", String.class);
        return json.parse(String.valueOf(plan), "plan", JsonNode.class).at("/0/Plan/Plan Rows").asLong();
    }
}
