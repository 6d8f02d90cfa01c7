package io.serai.translation.flow;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.serai.model.Conversation;
import io.serai.model.Handler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Who reads a conversation, and in which languages. Asked for every message, so it is read anew every few seconds. */
@Component
class ReadingLanguages {

    private static final Duration FRESH = Duration.ofSeconds(5);
    /** A queue in which everybody speaks something else: whoever takes the conversation then gets their own. */
    private static final int MOST = 3;

    private final JdbcTemplate jdbc;
    private final LoadingCache<UUID, Optional<String>> agents =
        Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(FRESH).build(this::agentNow);
    private final LoadingCache<String, List<String>> queues =
        Caffeine.newBuilder().maximumSize(1_000).expireAfterWrite(FRESH).build(this::queueNow);

    ReadingLanguages(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** One's own language. */
    Optional<String> agent(@Nullable UUID id) {
        return id == null ? Optional.empty() : agents.get(id);
    }

    /**
     * The languages a conversation is read in. While a bot has it, nobody reads it: what was said is translated when it
     * is handed over, if it ever is.
     */
    List<String> of(Conversation conversation, @Nullable String target, Rules rules) {
        if (target != null) {
            return List.of(target);
        }
        List<String> languages = new ArrayList<>();
        if (conversation.assignee() != null) {
            agent(conversation.assignee()).ifPresent(languages::add);
        } else if (conversation.handler() != Handler.BOT) {
            languages.addAll(conversation.queue() == null ? List.of() : queues.get(conversation.queue()));
            if (languages.isEmpty()) {
                languages.add(Objects.requireNonNullElse(rules.agentsLanguage(), "en"));
            }
        }
        conversation.participants().forEach(id -> agent(id).ifPresent(languages::add));
        return distinct(languages);
    }

    static List<String> distinct(List<String> languages) {
        Map<String, String> distinct = new LinkedHashMap<>();
        languages.forEach(language -> distinct.putIfAbsent(Tongue.key(language), language));
        return List.copyOf(distinct.values());
    }

    private Optional<String> agentNow(UUID id) {
        return jdbc.queryForList("select language from agents where id = ?", String.class, id).stream()
            .filter(Tongue::valid).findFirst();
    }

    private List<String> queueNow(String queue) {
        return jdbc.queryForList("""
            select a.language from queue_members m join agents a on a.id = m.agent_id
            where m.queue_id = ? and a.active group by a.language order by count(*) desc, a.language limit ?""",
            String.class, queue, MOST).stream().filter(Tongue::valid).toList();
    }
}
