package io.serai.handoff;

import io.serai.accounts.Agent;
import io.serai.accounts.Agents;
import io.serai.accounts.Presence;
import io.serai.model.Conversation;
import io.serai.problems.Refusal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whom a conversation can be put to now. */
@Component
class Colleagues {

    private final Agents agents;

    Colleagues(Agents agents) {
        this.agents = agents;
    }

    /** The agent, if they are there and were not asked about this conversation already. */
    Agent toAsk(String field, @Nullable UUID id, Conversation conversation, List<Offer> open) {
        if (id == null) {
            throw Refusal.invalid(field, "Which agent is not said");
        }
        Agent agent = agents.find(id).filter(Agent::active)
            .orElseThrow(() -> Refusal.invalid(field, "There is no agent '" + id + "' who could answer"));
        if (id.equals(conversation.assignee())) {
            throw Refusal.conflict(agent.name() + " has this conversation already", Map.of("agent", id));
        }
        if (agent.presence() == Presence.OFFLINE) {
            throw Refusal.conflict(agent.name() + " is not there now", Map.of("agent", id, "presence", agent.presence()));
        }
        if (open.stream().anyMatch(offer -> offer.agentId().equals(id))) {
            throw Refusal.conflict(agent.name() + " was asked already and has yet to answer", Map.of("agent", id));
        }
        return agent;
    }

    String name(@Nullable UUID id) {
        return id == null ? "Somebody" : agents.find(id).map(Agent::name).orElse("Somebody");
    }
}
