package io.serai.playground.customers;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** With what customers reach a connection: a provider's app, or the chat on a site. */
public interface Phone extends AutoCloseable {

    List<String> kinds();

    /** Whose thread it is. */
    String customer(Persona persona);

    Said use(Persona persona, Act act);

    @Override
    default void close() {
    }

    /** @param settled completes with the status that Serai answered with */
    record Said(@Nullable String externalId, CompletableFuture<Integer> settled) {
    }
}
