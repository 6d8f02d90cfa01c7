package io.serai.translation.glossaries;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.database.ManyRows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The glossaries' tables. What changes something runs in the caller's transaction, under the lock of the glossary. */
@Component
class GlossaryRows {

    private static final String AS_SHOWN = """
        select g.*, count(t.id) as terms,
            coalesce(array_agg(distinct t.language_from || '-' || t.language_to) filter (where t.id is not null), '{}') as pairs
        from glossaries g left join glossary_terms t on t.glossary = g.id and t.until is null
        where not g.gone""";
    private static final TypeReference<Map<String, String>> STRINGS = new TypeReference<>() { };

    private final JdbcClient jdbc;
    private final JdbcOperations operations;
    private final ObjectMapper json;

    GlossaryRows(JdbcClient jdbc, JdbcOperations operations, ObjectMapper json) {
        this.jdbc = jdbc;
        this.operations = operations;
        this.json = json;
    }

    record Version(int version, Instant at, String by, int added, int removed) {
    }

    /** @param last the newest version in which a term of this pair came or went */
    record PairVersion(String glossary, String from, String to, int last) {
    }

    record Stored(String glossary, Entry entry) {
    }

    List<Glossary> all() {
        return jdbc.sql(AS_SHOWN + " group by g.id order by g.id").query((row, number) -> glossary(row)).list();
    }

    Optional<Glossary> find(String id) {
        return jdbc.sql(AS_SHOWN + " and g.id = ? group by g.id").param(id).query((row, number) -> glossary(row))
            .optional();
    }

    /** Locks it, also one that is gone and one that is not there yet. */
    Optional<Glossary> lock(String id) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('glossary ' || ?, 0))").param(id).query().listOfRows();
        return jdbc.sql("select g.*, 0 as terms, '{}'::text[] as pairs from glossaries g where id = ? for update")
            .param(id)
            .query((row, number) -> glossary(row)).optional();
    }

    boolean isGone(String id) {
        return jdbc.sql("select gone from glossaries where id = ?").param(id).query(Boolean.class).optional()
            .orElse(true);
    }

    Optional<String> digest(String id) {
        return jdbc.sql("select digest from glossaries where id = ? and not gone and digest is not null").param(id)
            .query(String.class).optional();
    }

    /** Writes the glossary as it is now, and what its new version brought. */
    void save(Glossary glossary, @Nullable String digest, Instant at, String by, int added, int removed) {
        jdbc.sql("""
                insert into glossaries (id, title, origin, version, connections, engine_ids, digest, gone, updated_at)
                values (:id, :title, :origin, :version, :connections, :engineIds::jsonb, :digest, false, :at)
                on conflict (id) do update set title = excluded.title, origin = excluded.origin,
                    version = excluded.version, connections = excluded.connections, engine_ids = excluded.engine_ids,
                    digest = excluded.digest, gone = false, updated_at = excluded.updated_at""")
            .param("id", glossary.id()).param("title", glossary.title()).param("origin", glossary.origin())
            .param("version", glossary.version()).param("connections", glossary.connections().toArray(String[]::new))
            .param("engineIds", json.valueToTree(glossary.engineIds()).toString()).param("digest", digest)
            .param("at", Timestamp.from(at)).update();
        jdbc.sql("insert into glossary_versions (glossary, version, at, by, added, removed) values (?, ?, ?, ?, ?, ?)")
            .params(glossary.id(), glossary.version(), Timestamp.from(at), by, added, removed).update();
    }

    void markGone(String id) {
        jdbc.sql("update glossaries set gone = true where id = ?").param(id).update();
    }

    void end(String glossary, List<UUID> terms, int version) {
        jdbc.sql("update glossary_terms set until = ? where glossary = ? and id = any(?) and until is null")
            .params(version, glossary, terms.toArray(UUID[]::new)).update();
    }

    void begin(String glossary, List<Entry> entries, int version) {
        ManyRows rows = ManyRows.of("uuid", "text", "int", "text", "text", "text", "text", "text", "bool", "text");
        entries.forEach(entry -> rows.add(entry.id(), glossary, version, entry.from(), entry.to(), entry.source(),
            entry.target(), entry.match(), entry.caseSensitive(), entry.note()));
        rows.update(operations, """
            insert into glossary_terms (id, glossary, since, language_from, language_to, source, target, match,
                case_sensitive, note) select * from {rows} as r""");
    }

    /** @param version null for the newest */
    List<Entry> terms(String glossary, @Nullable Integer version) {
        return jdbc.sql("""
                select * from glossary_terms where glossary = :glossary
                    and since <= :version and (until is null or until > :version) order by lower(source), id""")
            .param("glossary", glossary).param("version", version == null ? Integer.MAX_VALUE - 1 : version)
            .query((row, number) -> entry(row)).list();
    }

    Optional<Entry> term(String glossary, UUID id) {
        return jdbc.sql("select * from glossary_terms where glossary = ? and id = ? and until is null")
            .params(glossary, id)
            .query((row, number) -> entry(row)).optional();
    }

    int count(String glossary) {
        return jdbc.sql("select count(*) from glossary_terms where glossary = ? and until is null").param(glossary)
            .query(Integer.class).single();
    }

    List<Version> versions(String glossary) {
        return jdbc.sql("select version, at, by, added, removed from glossary_versions where glossary = ? order by version desc")
            .param(glossary).query((row, number) -> new Version(row.getInt("version"), row.getTimestamp("at")
                .toInstant(),
                row.getString("by"), row.getInt("added"), row.getInt("removed"))).list();
    }

    /** Changes whenever a glossary does, on whatever gateway. */
    String state() {
        return jdbc.sql("select coalesce(sum(version), 0) || ' ' || count(*) filter (where not gone) from glossaries")
            .query(String.class).single();
    }

    List<Stored> everyTerm() {
        return jdbc.sql("select * from glossary_terms where until is null")
            .query((row, number) -> new Stored(row.getString("glossary"), entry(row))).list();
    }

    List<PairVersion> pairVersions() {
        return jdbc.sql("""
                select glossary, language_from, language_to, max(greatest(since, coalesce(until, 0))) as last
                from glossary_terms group by 1, 2, 3""")
            .query((row, number) -> new PairVersion(row.getString("glossary"), row.getString("language_from"),
                row.getString("language_to"), row.getInt("last"))).list();
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(row.getObject("id", UUID.class), row.getString("language_from"), row.getString("language_to"),
            row.getString("source"), row.getString("target"), row.getString("match"), row.getBoolean("case_sensitive"),
            row.getString("note"));
    }

    private Glossary glossary(ResultSet row) throws SQLException {
        return new Glossary(row.getString("id"), row.getString("title"), row.getString("origin"), row.getInt("version"),
            strings(row, "connections"), engineIds(row), row.getInt("terms"), strings(row, "pairs"));
    }

    private static List<String> strings(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }

    private Map<String, String> engineIds(ResultSet row) throws SQLException {
        try {
            return json.readValue(row.getString("engine_ids"), STRINGS);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("A glossary's engine_ids are no JSON", damaged);
        }
    }
}
