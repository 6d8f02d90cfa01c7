package io.serai.pipeline;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Whether what arrives is being handled: how many entries wait, how old the oldest is, how many dead letters lie. */
@Component("inbound")
class InboundHealth implements HealthIndicator {

    private final JdbcTemplate jdbc;

    InboundHealth(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Health health() {
        try {
            long waiting = jdbc.queryForObject("""
                select coalesce(sum(h.position - p.position), 0) from ledger_heads h
                join reader_positions p on p.partition = h.partition and p.reader = ?""", Long.class, Effects.READER);
            long dead = jdbc.queryForObject("select count(*) from outcomes where outcome = 'dead-letter'", Long.class);
            return Health.up().withDetail("waiting", waiting).withDetail("deadLetters", dead).build();
        } catch (DataAccessException away) {
            return Health.down(away).build();
        }
    }
}
