package io.serai.accounts;

import io.serai.model.Author;
import io.serai.model.AuthorKind;
import io.serai.problems.Refusal;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who makes a request, with what they belong to at this moment.
 *
 * @param agentId absent for a machine's token
 * @param botId   of a bot's token
 * @param bots    whose conversations are theirs, by themselves or by a team
 * @param key     what the request was authorised by: a session or a token, never the secret itself
 */
public record Caller(@Nullable UUID agentId, @Nullable String botId, String name, Role role, Set<String> queues,
        Set<String> teams, Set<String> bots, String key) {

    /** Somebody to whom no bot's conversations belong. */
    public Caller(@Nullable UUID agentId, @Nullable String botId, String name, Role role, Set<String> queues,
            Set<String> teams, String key) {
        this(agentId, botId, name, role, queues, teams, Set.of(), key);
    }

    /** The agent, where only a person will do. */
    public UUID person() {
        if (agentId == null) {
            throw Refusal.forbidden("Only a person can do this: the token '" + name + "' belongs to no agent");
        }
        return agentId;
    }

    /** For the audit log and for idempotency keys. */
    public String actor() {
        if (agentId != null) {
            return "agent:" + agentId;
        }
        return botId != null ? "bot:" + botId : key;
    }

    /** As the author of a message. */
    public Author author() {
        return botId != null ? new Author(AuthorKind.BOT, botId, name)
            : new Author(AuthorKind.AGENT, agentId == null ? null : agentId.toString(), name);
    }
}
