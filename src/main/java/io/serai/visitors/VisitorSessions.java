package io.serai.visitors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.serai.visitors.Visitors.Introduction;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The table {@code visitor_sessions}, with those in use kept in memory for a minute. Tokens are never kept. */
@Component
class VisitorSessions {

    private static final int TOKEN_BYTES = 32;
    private static final Duration USE_IS_NOTED_EVERY = Duration.ofHours(6);

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;
    private final VisitorSettings settings;
    private final SecureRandom random = new SecureRandom();
    private final Cache<String, VisitorSession> known = Caffeine.newBuilder().maximumSize(20_000)
        .expireAfterWrite(Duration.ofMinutes(1)).build();

    VisitorSessions(JdbcClient jdbc, ObjectMapper json, Clock clock, VisitorSettings settings) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.settings = settings;
    }

    /** @return the token, which only the visitor's browser has from now on */
    String open(Introduction who) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.sql("""
                insert into visitor_sessions (hash, connection_id, visitor_id, proof, name, language, fields, created_at,
                    used_at)
                values (?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)""")
            .params(Sha256.of(token), who.connectionId(), who.visitorId(), who.proof(), who.name(), who.language(),
                write(who.fields()), now, now)
            .update();
        return token;
    }

    Optional<VisitorSession> find(String token) {
        byte[] hash = Sha256.of(token);
        String key = HexFormat.of().formatHex(hash);
        return Optional.ofNullable(known.get(key, unknown -> load(key, hash).orElse(null)));
    }

    void end(VisitorSession session) {
        jdbc.sql("delete from visitor_sessions where hash = ?").param(HexFormat.of().parseHex(session.key())).update();
        known.invalidate(session.key());
    }

    private Optional<VisitorSession> load(String key, byte[] hash) {
        Instant now = clock.instant();
        jdbc.sql("update visitor_sessions set used_at = ? where hash = ? and used_at < ? and used_at > ?")
            .params(Timestamp.from(now), hash, Timestamp.from(now.minus(USE_IS_NOTED_EVERY)), oldest(now)).update();
        return jdbc.sql("select * from visitor_sessions where hash = ? and used_at > ?").params(hash, oldest(now))
            .query((row, number) -> read(key, row)).optional();
    }

    private Timestamp oldest(Instant now) {
        return Timestamp.from(now.minus(settings.sessionValidity()));
    }

    @Scheduled(fixedDelay = 3_600_000)
    void forgetTheUnused() {
        jdbc.sql("delete from visitor_sessions where used_at < ?").param(oldest(clock.instant())).update();
    }

    private VisitorSession read(String key, ResultSet row) throws SQLException {
        try {
            @SuppressWarnings("unchecked")
            Map<String, String> fields = json.readValue(row.getString("fields"), Map.class);
            return new VisitorSession(key, row.getString("connection_id"), row.getString("visitor_id"),
                row.getBytes("proof"), row.getString("name"), row.getString("language"), fields);
        } catch (JsonProcessingException damaged) {
            throw new SQLException("The fields of a visitor session are not JSON", damaged);
        }
    }

    private String write(Map<String, String> fields) {
        try {
            return json.writeValueAsString(fields);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
