package io.serai.playground.provider;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * The fault switches of an account; safe for many threads. Tests and the control API set them by name:
 * {@code faults.set("failNext", 2).set("failCode", "131016")}.
 */
public final class Faults {

    private FaultSettings settings = FaultSettings.NONE;

    public synchronized FaultSettings settings() {
        return settings;
    }

    public synchronized Faults set(FaultSettings wanted) {
        settings = wanted;
        return this;
    }

    public Faults clear() {
        return set(FaultSettings.NONE);
    }

    public Faults set(String name, Object value) {
        return merge(Json.object().set(name, Json.MAPPER.valueToTree(value)));
    }

    /** Changes the settings that are named and leaves the others; an unknown name is an error. */
    public synchronized Faults merge(JsonNode changes) {
        ObjectNode merged = Json.MAPPER.valueToTree(settings);
        changes.fields().forEachRemaining(change -> {
            if (!merged.has(change.getKey())) {
                throw new IllegalArgumentException("There is no fault '" + change.getKey() + "'");
            }
            merged.set(change.getKey(), change.getValue());
        });
        try {
            return set(Json.MAPPER.treeToValue(merged, FaultSettings.class));
        } catch (JsonProcessingException refused) {
            Throwable cause = refused.getCause();
            throw new IllegalArgumentException(
                    cause instanceof IllegalArgumentException ? cause.getMessage() : refused.getOriginalMessage());
        }
    }

    /** The code to refuse this call with, if one is scripted; counted down. */
    synchronized Optional<String> failure(String call) {
        FaultSettings now = settings;
        boolean meant = now.failOn().equals("any") || now.failOn().equals(call);
        return meant && take("failNext", now.failNext()) ? Optional.of(now.failCode()) : Optional.empty();
    }

    synchronized Optional<String> laterFailure() {
        FaultSettings now = settings;
        return take("failLaterNext", now.failLaterNext()) ? Optional.of(now.failLaterCode()) : Optional.empty();
    }

    synchronized Optional<String> throttle() {
        FaultSettings now = settings;
        return take("throttleNext", now.throttleNext()) ? Optional.of(now.throttleCode()) : Optional.empty();
    }

    synchronized boolean cut() {
        return take("cutNext", settings.cutNext());
    }

    private boolean take(String counter, int left) {
        if (left > 0) {
            set(counter, left - 1);
        }
        return left != 0;
    }
}
