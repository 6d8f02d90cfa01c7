package io.serai.model;

import java.util.UUID;

/** Where new ids come from: UUIDv7 in the product, a counter in tests. Safe for use by many threads. */
@FunctionalInterface
public interface Ids {
    UUID next();
}
