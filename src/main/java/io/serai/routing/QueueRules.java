package io.serai.routing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.accounts.Caller;
import io.serai.accounts.Groups;
import io.serai.accounts.Groups.Group;
import io.serai.accounts.Groups.GroupWish;
import io.serai.events.Event;
import io.serai.events.EventLog;
import io.serai.problems.Refusal;
import io.serai.routing.QueueStore.Stored;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Queues with their rules; whoever may manage queues may change them, but for what configuration declares. */
@Component
@Transactional
public class QueueRules {

    static final String UPDATED = "queue.updated";
    private static final Logger log = LoggerFactory.getLogger(QueueRules.class);

    private final Groups groups;
    private final QueueStore store;
    private final SettingsJson json;
    private final EventLog events;
    private final ObjectMapper mapper;
    private final Clock clock;
    private final ApplicationEventPublisher announce;

    /** The rules of a queue are about to be others. */
    record Changed() {
    }

    QueueRules(@Qualifier("queues") Groups groups, QueueStore store, SettingsJson json, EventLog events,
            ObjectMapper mapper, Clock clock, ApplicationEventPublisher announce) {
        this.groups = groups;
        this.store = store;
        this.json = json;
        this.events = events;
        this.mapper = mapper;
        this.clock = clock;
        this.announce = announce;
    }

    /** @param settings whole, with the defaults */
    public record Queue(String id, String name, List<UUID> agents, ObjectNode settings) {
    }

    /** @param settings those to change; one that is null gets its default again */
    public record QueueWish(@Nullable String id, @Nullable String name, @Nullable List<UUID> agents,
            @Nullable ObjectNode settings) {
    }

    @Transactional(readOnly = true)
    public List<Queue> list(Caller caller) {
        Map<String, QueueSettings> rules = rules();
        return groups.list(caller).stream().map(group -> queue(group, rules)).toList();
    }

    public Queue create(Caller caller, QueueWish wish) {
        Group made = groups.create(caller, new GroupWish(wish.id(), wish.name(), wish.agents()));
        change(made.id(), wish.settings());
        return told(made);
    }

    public Queue update(Caller caller, String id, QueueWish wish) {
        Group changed = groups.update(caller, id, new GroupWish(null, wish.name(), wish.agents()));
        change(id, wish.settings());
        return told(changed);
    }

    public void delete(Caller caller, String id) {
        groups.delete(caller, id);
    }

    private void change(String queue, @Nullable ObjectNode wish) {
        if (wish == null) {
            return;
        }
        Stored stored = store.lock(queue).orElseThrow(() -> Refusal.notFound("queue", queue));
        stored.declared().stream().filter(wish::has).findFirst().ifPresent(name -> {
            throw Refusal.conflict("'" + name + "' is declared in configuration: change it there", Map.of("field", name));
        });
        ObjectNode settings = stored.settings();
        wish.properties().forEach(each -> settings.set(each.getKey(), each.getValue()));
        settings.properties().removeIf(each -> each.getValue().isNull());
        QueueSettings read = json.read(settings);
        if (read.overflow() != null && (read.overflow().to().equals(queue) || !store.exists(read.overflow().to()))) {
            throw Refusal.invalid("settings.overflow.to", "There is no other queue '" + read.overflow().to() + "'");
        }
        store.save(queue, settings, List.copyOf(stored.declared()));
        announce.publishEvent(new Changed());
    }

    private Queue told(Group group) {
        Queue queue = queue(group, rules());
        events.append(List.of(new Event.New(UPDATED, group.id(), clock.millis(), Event.Scope.EVERYONE,
            mapper.createObjectNode().set("queue", mapper.valueToTree(queue)))));
        return queue;
    }

    private Queue queue(Group group, Map<String, QueueSettings> rules) {
        return new Queue(group.id(), group.name(), group.agents(),
            json.write(rules.getOrDefault(group.id(), QueueSettings.DEFAULT)));
    }

    /** Of every queue. */
    @Transactional(readOnly = true)
    public Map<String, QueueSettings> rules() {
        Map<String, QueueSettings> rules = new HashMap<>();
        store.all().forEach((queue, settings) -> rules.put(queue, read(queue, settings)));
        return rules;
    }

    /** What was valid when it was written need not be for a later version of the program: then the defaults serve. */
    private QueueSettings read(String queue, ObjectNode settings) {
        try {
            return json.read(settings);
        } catch (Refusal unreadable) {
            log.error("The settings of queue '{}' cannot be read, so the defaults count: {}", queue,
                unreadable.getMessage());
            return QueueSettings.DEFAULT;
        }
    }
}
