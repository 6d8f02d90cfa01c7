package io.serai.playground.customers;

import java.util.List;

/** How a platform puts into webhooks what customers do; see {@code channels.md} for the shapes. */
interface Voice {

    /** What customers can do here, in the order in which the screen offers it. */
    List<String> kinds();

    Utterance say(Persona persona, Act act);

    static IllegalArgumentException unknown(String kind) {
        return new IllegalArgumentException("There is no '" + kind + "' on this channel");
    }
}
