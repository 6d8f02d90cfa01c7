package io.serai.delivery;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How much waits to go out, for whoever shows it: the list of connections, health and metrics. */
@Component
public class Backlog {

    private final JdbcClient jdbc;

    Backlog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Rows of the outbox that are not finished, by connection; a connection without any is not in it. */
    public Map<String, Long> waiting() {
        Map<String, Long> waiting = new TreeMap<>();
        jdbc.sql("""
                select connection_id, count(*) as waiting from outbox
                where state in ('due', 'sending', 'unknown', 'translating') group by connection_id""")
            .query(row -> {
                waiting.put(row.getString("connection_id"), row.getLong("waiting"));
            });
        return waiting;
    }

    public long waiting(String connectionId) {
        return jdbc.sql("""
                select count(*) from outbox where connection_id = ?
                    and state in ('due', 'sending', 'unknown', 'translating')""")
            .param(connectionId).query(Long.class).single();
    }
}
