package io.serai.routing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.problems.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes at every start what configuration declares of queues; what makes no sense is told and left out. */
@Component
class QueueProvisioning {

    private static final Logger log = LoggerFactory.getLogger(QueueProvisioning.class);

    private final DeclaredQueues declared;
    private final QueueStore store;
    private final SettingsJson json;
    private final ObjectMapper mapper;

    QueueProvisioning(DeclaredQueues declared, QueueStore store, SettingsJson json, ObjectMapper mapper) {
        this.declared = declared;
        this.store = store;
        this.json = json;
        this.mapper = mapper;
    }

    /** A queue that is declared with a name is there by now, one that is not is made here. */
    @EventListener(ApplicationStartedEvent.class)
    @Transactional
    public void provision() {
        declared.queues().keySet().stream().sorted().forEach(queue -> {
            store.ensure(queue);
            store.lock(queue).ifPresent(stored -> declare(queue, stored));
        });
    }

    private void declare(String queue, QueueStore.Stored stored) {
        ObjectNode settings = stored.settings();
        settings.remove(stored.declared());
        ObjectNode said = said(queue);
        settings.setAll(said);
        List<String> names = new ArrayList<>();
        said.fieldNames().forEachRemaining(names::add);
        store.save(queue, settings, names);
    }

    private ObjectNode said(String queue) {
        ObjectNode said = mapper.createObjectNode();
        declared.queues().get(queue).forEach((name, value) -> {
            if (!name.equals("name")) {
                said.set(camel(name), mapper.valueToTree(plain(value)));
            }
        });
        try {
            json.read(said);
            return said;
        } catch (Refusal wrong) {
            log.error("serai.queues.{}: {}. None of its declared settings count until this is mended", queue,
                wrong.getMessage());
            return mapper.createObjectNode();
        }
    }

    /** A YAML list arrives as a map from 0, 1, 2…; names are written with hyphens there. */
    private static Object plain(Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            return value;
        }
        if (!map.isEmpty() && IntStream.range(0, map.size()).allMatch(n -> map.containsKey(String.valueOf(n)))) {
            return IntStream.range(0, map.size()).mapToObj(n -> plain(map.get(String.valueOf(n)))).toList();
        }
        Map<String, Object> plain = new LinkedHashMap<>();
        map.forEach((name, inner) -> plain.put(camel(String.valueOf(name)), plain(inner)));
        return plain;
    }

    private static String camel(String name) {
        StringBuilder camel = new StringBuilder();
        for (String word : name.split("-")) {
            camel.append(camel.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return camel.toString();
    }
}
