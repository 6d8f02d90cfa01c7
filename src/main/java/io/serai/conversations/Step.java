package io.serai.conversations;

import io.serai.model.Author;
import io.serai.model.AuthorKind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One move as somebody makes it.
 *
 * @param by     an agent, a bot, or the system
 * @param seat   who has it afterwards
 * @param notice the kind of the notice in the thread, null where nothing is said there
 * @param data   of the notice, beside {@code by} and {@code byName}
 */
public record Step(Move move, Author by, UnaryOperator<Seat> seat, @Nullable String notice, Map<String, String> data) {

    public static final Author SYSTEM = new Author(AuthorKind.SYSTEM, null, null);

    public static Step of(Move move, Author by) {
        return new Step(move, by, UnaryOperator.identity(), null, Map.of());
    }

    public Step seated(UnaryOperator<Seat> change) {
        return new Step(move, by, change, notice, data);
    }

    public Step told(String kind) {
        return new Step(move, by, seat, kind, data);
    }

    /** One more particular for the notice; what is null is not told. */
    public Step with(String key, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        Map<String, String> more = new LinkedHashMap<>(data);
        more.put(key, value.toString());
        return new Step(move, by, seat, notice, more);
    }

    public Step with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(data);
        all.putAll(more);
        return new Step(move, by, seat, notice, all);
    }

    public Step to(UUID agent, String name) {
        return seated(before -> before.with(agent)).with("to", agent).with("toName", name);
    }
}
