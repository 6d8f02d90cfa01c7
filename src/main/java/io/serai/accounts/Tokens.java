package io.serai.accounts;

import io.serai.model.Ids;
import io.serai.problems.Refusal;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Bearer tokens. Only their digest is kept: a token is shown once, when it is made. */
@Component
@Transactional
public class Tokens {

    private static final int BYTES = 32;

    private final JdbcClient jdbc;
    private final Access access;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Tokens(JdbcClient jdbc, Access access, AuditLog audit, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.access = access;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param token present only in the answer to its making */
    public record Token(UUID id, String name, Role role, @Nullable UUID agent, @Nullable String bot, Instant createdAt,
            @Nullable Instant lastUsedAt, @Nullable String token) {
    }

    /**
     * @param agent whose it is: it then sees what they see
     * @param bot   for the role bot, whose conversations it sees
     */
    public record NewToken(@Nullable String name, @Nullable Role role, @Nullable UUID agent, @Nullable String bot) {
    }

    @Transactional(readOnly = true)
    public List<Token> list(Caller caller) {
        access.require(caller, Action.TOKENS_MANAGE);
        return jdbc.sql("select * from api_tokens where revoked_at is null order by created_at, id")
            .query((row, number) -> {
                Timestamp used = row.getTimestamp("last_used_at");
                return new Token(row.getObject("id", UUID.class), row.getString("name"), Role.of(row.getString("role")),
                    row.getObject("agent_id", UUID.class), row.getString("bot_id"),
                    row.getTimestamp("created_at").toInstant(), used == null ? null : used.toInstant(), null);
            }).list();
    }

    public Token create(Caller caller, NewToken wish) {
        access.require(caller, Action.TOKENS_MANAGE);
        String name = Wishes.text("name", wish.name(), 100);
        Role role = Wishes.present("role", wish.role());
        if ((role == Role.BOT) != (wish.bot() != null && !wish.bot().isBlank())) {
            throw Refusal.invalid("bot", "A token of the role bot names its bot, and no other token does");
        }
        if (wish.agent() != null && (role == Role.BOT || jdbc.sql("select id from agents where id = ?")
                .param(wish.agent()).query().listOfRows().isEmpty())) {
            throw Refusal.invalid("agent", "This is no agent whose token it could be");
        }
        byte[] secret = new byte[BYTES];
        random.nextBytes(secret);
        String token = "serai_" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        Token made = new Token(ids.next(), name, role, wish.agent(), wish.bot(), clock.instant(), null, token);
        insert(made, token);
        audit.record(caller.actor(), "token.created", made.id().toString(), Map.of("name", name, "role", role));
        return made;
    }

    public void revoke(Caller caller, UUID id) {
        access.require(caller, Action.TOKENS_MANAGE);
        int revoked = jdbc.sql("update api_tokens set revoked_at = ? where id = ? and revoked_at is null")
            .params(Timestamp.from(clock.instant()), id).update();
        if (revoked == 0) {
            throw Refusal.notFound("token", id);
        }
        audit.record(caller.actor(), "token.revoked", id.toString(), Map.of());
    }

    /** The token that the environment names; one that it named before and no longer does is revoked. */
    void provision(@Nullable String token, String name, UUID administrator) {
        Map<String, Object> values = new HashMap<>();
        values.put("now", Timestamp.from(clock.instant()));
        values.put("name", name);
        values.put("hash", token == null ? new byte[0] : Callers.hash(token));
        jdbc.sql("update api_tokens set revoked_at = :now where name = :name and hash <> :hash and revoked_at is null")
            .params(values).update();
        if (token != null && jdbc.sql("update api_tokens set revoked_at = null, agent_id = :agent where hash = :hash")
                .params(values).param("agent", administrator).update() == 0) {
            insert(new Token(ids.next(), name, Role.ADMINISTRATOR, administrator, null, clock.instant(), null, null), token);
        }
    }

    private void insert(Token made, String token) {
        jdbc.sql("insert into api_tokens (id, name, role, agent_id, bot_id, hash, created_at) values (?, ?, ?, ?, ?, ?, ?)")
            .params(made.id(), made.name(), made.role().spelling(), made.agent(), made.bot(), Callers.hash(token),
                Timestamp.from(made.createdAt()))
            .update();
    }
}
