package io.serai.bots;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The bots that can work, from configuration and from the inbox. Answers from memory; safe for many threads. */
public interface Bots {

    /** Empty for a bot that was removed, or whose settings cannot work. */
    Optional<BotSettings> find(String id);

    List<BotSettings> all();

    /** The kinds there are. */
    List<BotKind> kinds();

    /**
     * The agents who answer those whom a bot hands over, by themselves or by a team of theirs; empty where the bot has
     * no agents and teams of its own, so that its queue alone decides. Asks the database.
     */
    Set<UUID> agents(String id);
}
