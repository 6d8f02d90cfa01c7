package io.serai.translation.chain;

import io.serai.database.ManyRows;
import io.serai.translation.chain.UsageMeter.Counts;
import io.serai.translation.chain.UsageMeter.Entry;
import io.serai.translation.chain.UsageMeter.Spent;
import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/** The table {@code translation_usage}. */
@Repository
class UsageTable {

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    UsageTable(JdbcTemplate jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    record Day(LocalDate day, String engine, String source, String target, String purpose, long calls, long texts,
            long characters, long failures, long cached, BigDecimal cost) {
    }

    /** Adds to the counts, in one order for all gateways, and returns what each engine has spent since the month began. */
    Map<String, Spent> add(Map<Entry, Counts> counts, LocalDate today) {
        return transaction.execute(tx -> {
            ManyRows rows = ManyRows.of("date", "text", "text", "text", "text", "bigint", "bigint", "bigint", "bigint",
                "bigint", "double precision");
            counts.entrySet().stream().sorted(Comparator.comparing(each -> each.getKey().toString())).forEach(each -> {
                Entry entry = each.getKey();
                Counts more = each.getValue();
                rows.add(Date.valueOf(entry.day()), entry.engine(), entry.source(), entry.target(), entry.purpose(),
                    more.calls(), more.texts(), more.characters(), more.failures(), more.cached(),
                    more.characters() * entry.price() / 1_000_000);
            });
            rows.update(jdbc, """
                insert into translation_usage as u (day, engine, source, target, purpose, calls, texts, characters,
                    failures, cached, cost)
                select * from {rows} as r on conflict (day, engine, source, target, purpose) do update
                set calls = u.calls + excluded.calls, texts = u.texts + excluded.texts,
                    characters = u.characters + excluded.characters, failures = u.failures + excluded.failures,
                    cached = u.cached + excluded.cached, cost = u.cost + excluded.cost""");
            return spent(today);
        });
    }

    private Map<String, Spent> spent(LocalDate today) {
        Map<String, Spent> spent = new HashMap<>();
        jdbc.query("""
            select engine, coalesce(sum(characters) filter (where day = ?), 0) as today, sum(characters) as month
            from translation_usage where day >= ? group by engine""",
            row -> {
                spent.put(row.getString("engine"), new Spent(row.getLong("today"), row.getLong("month")));
            }, Date.valueOf(today), Date.valueOf(today.withDayOfMonth(1)));
        return Map.copyOf(spent);
    }

    List<Day> between(LocalDate from, LocalDate to) {
        return jdbc.query("""
            select * from translation_usage where day between ? and ? order by day, engine, source, target, purpose""",
            (row, n) -> new Day(row.getDate("day").toLocalDate(), row.getString("engine"), row.getString("source"),
                row.getString("target"), row.getString("purpose"), row.getLong("calls"), row.getLong("texts"),
                row.getLong("characters"), row.getLong("failures"), row.getLong("cached"), row.getBigDecimal("cost")),
            Date.valueOf(from), Date.valueOf(to));
    }
}
