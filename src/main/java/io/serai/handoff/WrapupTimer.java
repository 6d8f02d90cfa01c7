package io.serai.handoff;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Ends the wrap-ups whose time is up, on whichever gateway comes first; each by itself. */
@Component
class WrapupTimer {

    private static final Logger LOG = LoggerFactory.getLogger(WrapupTimer.class);
    private static final int AT_ONCE = 100;

    private final WrapupTable table;
    private final Wrapups wrapups;

    WrapupTimer(WrapupTable table, Wrapups wrapups) {
        this.table = table;
        this.wrapups = wrapups;
    }

    @Scheduled(fixedDelay = 1_000)
    void run() {
        table.due(AT_ONCE).forEach(conversation -> {
            try {
                wrapups.timeUp(conversation);
            } catch (RuntimeException failed) {
                LOG.warn("The wrap-up of conversation {} could not be ended: {}", conversation, failed.getMessage());
            }
        });
    }
}
