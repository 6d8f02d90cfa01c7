package io.serai.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.accounts.Caller;
import io.serai.problems.Refusal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The business's accounts on the channels. */
@RestController
@RequestMapping("/api/v1/connections")
class ConnectionController {

    private final ConnectionAdmin admin;
    private final ConnectionTest test;

    ConnectionController(ConnectionAdmin admin, ConnectionTest test) {
        this.admin = admin;
        this.test = test;
    }

    /** A setting is a text, or a list of texts. */
    record NewConnection(@Nullable String id, @Nullable String channel, @Nullable Map<String, JsonNode> settings,
            @Nullable String queue) {

        @Override
        public String toString() {
            return "NewConnection[" + id + "]";
        }
    }

    @GetMapping
    Listing<ConnectionView> list(@AuthenticationPrincipal Caller caller) {
        return Listing.whole(admin.list(caller));
    }

    @GetMapping("/{id}")
    ConnectionView get(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
        return admin.get(caller, id);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ConnectionView create(@AuthenticationPrincipal Caller caller, @RequestBody NewConnection wish) {
        if (wish.id() == null || wish.channel() == null) {
            throw Refusal.invalid(wish.id() == null ? "id" : "channel", "This is needed");
        }
        return admin.create(caller, wish.id(), wish.channel(), flat(wish.settings()), wish.queue());
    }

    /** {@code {"settings"?, "queue"?}}: other settings stay, a secret sent as it was shown stays; a null queue is none. */
    @PatchMapping("/{id}")
    ConnectionView change(@AuthenticationPrincipal Caller caller, @PathVariable String id, @RequestBody ObjectNode change) {
        Map<String, JsonNode> settings = new LinkedHashMap<>();
        change.path("settings").fields().forEachRemaining(field -> settings.put(field.getKey(), field.getValue()));
        return admin.change(caller, id, flat(settings), change.path("queue").textValue(), !change.has("queue"));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
        admin.remove(caller, id);
    }

    @PostMapping("/{id}/test")
    ConnectionTest.Result test(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
        return test.run(caller, id);
    }

    private static Map<String, String> flat(@Nullable Map<String, JsonNode> settings) {
        Map<String, String> flat = new LinkedHashMap<>();
        if (settings != null) {
            settings.forEach((name, value) -> flat.put(name, text(name, value)));
        }
        return flat;
    }

    private static String text(String name, JsonNode value) {
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false).map(one -> text(name, one))
                .collect(Collectors.joining(","));
        }
        if (value.isContainerNode()) {
            throw Refusal.invalid("settings." + name, "A setting is a text or a list of texts");
        }
        return value.isNull() ? "" : value.asText();
    }
}
