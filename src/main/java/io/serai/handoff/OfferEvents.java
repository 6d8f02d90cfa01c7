package io.serai.handoff;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.events.Event;
import io.serai.events.Event.Scope;
import io.serai.events.EventLog;
import io.serai.model.Conversation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Tells of offers those whom they concern: the agent they were made to, and the colleague who made them. */
@Component
class OfferEvents {

    private final EventLog log;
    private final ObjectMapper json;

    OfferEvents(EventLog log, ObjectMapper json) {
        this.log = log;
        this.json = json;
    }

    /** With the conversation: the receiver may not see it yet, and the card shows who waits and for how long. */
    void made(Offer offer, Conversation conversation) {
        tell("offer.created", offer, conversation);
    }

    void ended(Offer offer, Conversation conversation) {
        tell("offer." + Objects.requireNonNull(offer.outcome()).spelling(), offer, conversation);
    }

    private void tell(String type, Offer offer, Conversation conversation) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("offer", offer);
        data.put("conversation", conversation);
        List<UUID> concerned = Stream.of(offer.agentId(), offer.by()).filter(Objects::nonNull).distinct().toList();
        log.append(List.of(new Event.New(type, offer.id().toString(), offer.isOpen() ? 1 : 2, Scope.only(concerned),
            json.valueToTree(data))));
    }
}
