package io.serai.bots;

import io.serai.accounts.BotMembers;
import io.serai.bots.BotKind.InvalidBot;
import io.serai.bots.BotKind.Setting;
import io.serai.bots.BotStore.Stored;
import io.serai.model.AuthorKind;
import io.serai.model.Message;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The bots in memory, as they lie in the database; read again for what another gateway changed. */
@Component
class RegisteredBots implements Bots {

    private final BotStore store;
    private final BotMembers members;
    private final Map<String, BotKind> kinds;
    private volatile Map<String, Stored> known = Map.of();

    RegisteredBots(BotStore store, BotMembers members, ObjectProvider<BotKind> kinds) {
        this.store = store;
        this.members = members;
        this.kinds = kinds.stream().collect(Collectors.toUnmodifiableMap(BotKind::kind, kind -> kind));
        refresh();
    }

    @Scheduled(fixedDelay = 5_000)
    final void refresh() {
        known = store.load().stream().collect(Collectors.toUnmodifiableMap(row -> row.bot().id(), row -> row));
    }

    @Override
    public Optional<BotSettings> find(String id) {
        return Optional.ofNullable(known.get(id)).filter(this::works).map(Stored::bot);
    }

    @Override
    public List<BotSettings> all() {
        return known.values().stream().filter(this::works).map(Stored::bot).toList();
    }

    @Override
    public List<BotKind> kinds() {
        return List.copyOf(kinds.values());
    }

    @Override
    public Set<UUID> agents(String id) {
        return members.all(id);
    }

    /** Every bot, also those that cannot work. */
    List<Stored> declared() {
        return known.values().stream().sorted((one, other) -> one.bot().id().compareTo(other.bot().id())).toList();
    }

    Optional<BotKind> kind(String kind) {
        return Optional.ofNullable(kinds.get(kind));
    }

    /** Its kind may have gone with the jar that held it. */
    private boolean works(Stored row) {
        return row.problem() == null && kinds.containsKey(row.bot().kind());
    }

    /** A bot that is gone owes people instead: the runner sees to that. */
    boolean owes(String id, Message message) {
        return find(id).flatMap(bot -> kind(bot.kind())).map(kind -> kind.owes(message))
            .orElse(message.author().kind() == AuthorKind.CONTACT);
    }

    Set<String> secrets(String kind) {
        return kind(kind).map(BotKind::settings).stream().flatMap(List::stream).filter(Setting::secret)
            .map(Setting::name).collect(Collectors.toSet());
    }

    /** Refuses what cannot work, in a sentence for whoever declares it. */
    void check(BotSettings bot) throws InvalidBot {
        String which = "Bot '" + bot.id() + "'";
        if (!bot.id().matches("[a-z0-9][a-z0-9-]{0,62}")) {
            throw new InvalidBot(which + ": an id is up to 63 lower-case letters, digits and hyphens");
        }
        BotKind kind = kind(bot.kind()).orElseThrow(() -> new InvalidBot(which + ": there is no kind '" + bot.kind()
            + "'. There are " + kinds.keySet().stream().sorted().collect(Collectors.joining(", "))));
        Set<String> unknown = new HashSet<>(bot.values().keySet());
        kind.settings().stream().map(Setting::name).forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            throw new InvalidBot(which + ": a bot of the kind " + bot.kind() + " has no setting "
                + String.join(", ", unknown));
        }
        List<String> missing = kind.settings().stream().filter(Setting::required).map(Setting::name)
            .filter(name -> bot.optional(name).isEmpty()).toList();
        if (!missing.isEmpty()) {
            throw new InvalidBot(which + ": " + String.join(", ", missing) + " must be set");
        }
        kind.check(bot);
    }

    void save(Stored declared) throws InvalidBot {
        store.save(declared, secrets(declared.bot().kind()));
        if (kinds.containsKey(declared.bot().kind())) {
            kinds.get(declared.bot().kind()).declared(declared.bot());
        }
        refresh();
    }

    void remove(BotSettings bot) {
        store.remove(bot.id());
        kind(bot.kind()).ifPresent(kind -> kind.removed(bot));
        refresh();
    }
}
