package io.serai.playground;

import io.serai.accounts.Caller;
import io.serai.accounts.Callers;
import io.serai.accounts.Groups;
import io.serai.accounts.Groups.GroupWish;
import io.serai.accounts.Role;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The queue in which the playground's conversations wait, with the administrators in it while nobody else is. */
@Component
@OnlyInPlayground
class SupportQueue {

    private final Playground playground;
    private final Callers callers;
    private final Groups queues;

    SupportQueue(Playground playground, Callers callers, @Qualifier("queues") Groups queues) {
        this.playground = playground;
        this.callers = callers;
        this.queues = queues;
    }

    @EventListener
    void ready(ApplicationReadyEvent ready) {
        List<Caller> administrators = callers.everybody().stream()
                .filter(caller -> caller.role() == Role.ADMINISTRATOR).toList();
        if (playground.provider().isEmpty() || administrators.isEmpty()) {
            return;
        }
        Caller administrator = administrators.getFirst();
        boolean empty = queues.list(administrator).stream()
                .anyMatch(queue -> queue.id().equals(PlaygroundConnections.QUEUE) && queue.agents().isEmpty());
        if (empty) {
            queues.update(administrator, PlaygroundConnections.QUEUE, new GroupWish(null, "Support",
                    administrators.stream().map(Caller::agentId).toList()));
        }
    }
}
