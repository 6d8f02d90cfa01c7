package io.serai.inbox;

import io.serai.accounts.Agent;
import java.util.List;
import java.util.UUID;

/** Who is signed in, what they may do, and where in the stream of events to begin. */
record Me(Agent agent, List<String> permissions, int load, UUID epoch, Product product) {

    record Product(String name, String version, boolean playground) {
    }
}
