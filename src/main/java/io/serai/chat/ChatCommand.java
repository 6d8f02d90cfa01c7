package io.serai.chat;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a route can have done, by the name in {@code to("chat:<name>")}. */
enum ChatCommand {
    RECEIVE, SEND, NOTE, HANDOFF, RESTORE, UPDATE, ASSIGN, RESOLVE, REOPEN, CLOSE;

    static ChatCommand of(String name) {
        return Arrays.stream(values()).filter(command -> command.spelling().equals(name)).findFirst()
            .orElseThrow(() -> new IllegalArgumentException("There is no chat:" + name + ". There are chat:events and "
                + Arrays.stream(values()).map(command -> "chat:" + command.spelling()).collect(Collectors.joining(", "))));
    }

    String spelling() {
        return name().toLowerCase(Locale.ROOT);
    }
}
