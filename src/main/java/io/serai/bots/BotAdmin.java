package io.serai.bots;

import io.serai.accounts.Access;
import io.serai.accounts.Action;
import io.serai.accounts.AuditLog;
import io.serai.accounts.BotMembers;
import io.serai.accounts.Caller;
import io.serai.bots.BotKind.InvalidBot;
import io.serai.bots.BotStore.Stored;
import io.serai.problems.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Bots as administrators add, change and remove them. What configuration declares is changed there. */
@Component
class BotAdmin {

    private static final String INBOX = "inbox";

    private final RegisteredBots bots;
    private final BotStore store;
    private final BotMembers members;
    private final BotConnections connections;
    private final Access access;
    private final AuditLog audit;

    BotAdmin(RegisteredBots bots, BotStore store, BotMembers members, BotConnections connections, Access access,
            AuditLog audit) {
        this.bots = bots;
        this.store = store;
        this.members = members;
        this.connections = connections;
        this.access = access;
        this.audit = audit;
    }

    List<BotView> list(Caller caller) {
        access.require(caller, Action.BOTS_SEE);
        return bots.declared().stream().map(row -> view(caller, row)).toList();
    }

    BotView get(Caller caller, String id) {
        return list(caller).stream().filter(view -> view.id().equals(id)).findFirst()
            .orElseThrow(() -> Refusal.notFound("bot", id));
    }

    @Transactional
    BotView create(Caller caller, BotWish wish) {
        access.require(caller, Action.BOTS_MANAGE);
        String id = needed("id", wish.id());
        if (store.lock(id).isPresent()) {
            throw Refusal.conflict("There is a bot '" + id + "' already", Map.of("id", id));
        }
        BotSettings blank = new BotSettings(id, needed("kind", wish.kind()), id, true, null, null, Map.of());
        declare(wish.applied(blank), wish);
        audit.record(caller.actor(), "bot.created", id, Map.of("kind", blank.kind()));
        return get(caller, id);
    }

    /** Of a bot of the configuration only its agents and teams, which configuration cannot name. */
    @Transactional
    BotView change(Caller caller, String id, BotWish wish) {
        access.require(caller, Action.BOTS_MANAGE);
        Stored before = store.lock(id).orElseThrow(() -> Refusal.notFound("bot", id));
        if (wish.kind() != null && !wish.kind().equals(before.bot().kind())) {
            throw Refusal.invalid("kind", "A bot's kind never changes: add another bot");
        }
        BotSettings after = wish.applied(before.bot());
        if (before.origin().equals(INBOX)) {
            declare(after, wish);
        } else if (after.equals(before.bot()) && wish.connections() == null) {
            members.set(id, wish.agents(), wish.teams());
        } else {
            throw configured(id);
        }
        audit.record(caller.actor(), "bot.updated", id, changed(wish));
        return get(caller, id);
    }

    @Transactional
    void remove(Caller caller, String id) {
        access.require(caller, Action.BOTS_MANAGE);
        Stored bot = store.lock(id).orElseThrow(() -> Refusal.notFound("bot", id));
        if (!bot.origin().equals(INBOX)) {
            throw configured(id);
        }
        connections.set(id, List.of());
        members.set(id, List.of(), List.of());
        bots.remove(bot.bot());
        audit.record(caller.actor(), "bot.removed", id, Map.of());
    }

    private void declare(BotSettings bot, BotWish wish) {
        if (bot.queue() != null && !store.hasQueue(bot.queue())) {
            throw Refusal.invalid("queue", "There is no '" + bot.queue() + "'");
        }
        try {
            bots.check(bot);
            bots.save(new Stored(bot, INBOX, null));
        } catch (InvalidBot reason) {
            throw Refusal.invalid("settings", reason.getMessage());
        }
        members.set(bot.id(), wish.agents(), wish.teams());
        if (wish.connections() != null) {
            connections.set(bot.id(), wish.connections());
        }
    }

    private static Refusal configured(String id) {
        return Refusal.conflict("Bot '" + id + "' is declared in configuration: change it there",
            Map.of("origin", BotProvisioning.CONFIGURATION));
    }

    private static String needed(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw Refusal.invalid(field, "This is needed");
        }
        return value;
    }

    private static Map<String, Object> changed(BotWish wish) {
        Map<String, Object> changed = new TreeMap<>();
        if (wish.settings() != null) {
            changed.put("settings", wish.settings().keySet());
        }
        if (wish.humanSupport() != null) {
            changed.put("humanSupport", wish.humanSupport());
        }
        if (wish.agents() != null) {
            changed.put("agents", wish.agents());
        }
        if (wish.teams() != null) {
            changed.put("teams", wish.teams());
        }
        if (wish.connections() != null) {
            changed.put("connections", wish.connections());
        }
        return changed;
    }

    private BotView view(Caller caller, Stored row) {
        BotSettings bot = row.bot();
        Map<String, String> settings = access.may(caller, Action.BOTS_MANAGE) ? shown(bot) : Map.of();
        return new BotView(bot.id(), bot.kind(), bot.name(), row.origin(), bot.humanSupport(), bot.queue(),
            bot.fallback(), members.agents(bot.id()), members.teams(bot.id()), connections.of(bot.id()), settings,
            bots.kind(bot.kind()).map(BotKind::settings).orElse(List.of()), row.problem());
    }

    /** Secrets are nowhere in the answer: only that they are set. Of an unknown kind anything may be one. */
    private Map<String, String> shown(BotSettings bot) {
        Set<String> secrets = bots.kind(bot.kind()).isPresent() ? bots.secrets(bot.kind()) : bot.values().keySet();
        Map<String, String> shown = new TreeMap<>(bot.values());
        shown.replaceAll((name, value) -> secrets.contains(name) ? BotView.HIDDEN : value);
        return shown;
    }
}
