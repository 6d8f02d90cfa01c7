package io.serai.benchmark;

import org.junit.jupiter.api.Test;

class InboxAtScale {

    @Test
    void fill() {
        CrowdedDatabase.open(Long.getLong("serai.scale", 1_000_000)).close();
    }
}
