package io.serai.playground;

import io.serai.playground.PlaygroundSettings.Mode;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Asked for, or nothing is configured and nobody forbade it. */
class PlaygroundCondition extends SpringBootCondition {

    @Override
    public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
        Binder binder = Binder.get(context.getEnvironment());
        Mode mode = binder.bind("serai.playground.enabled", Mode.class).orElse(Mode.AUTO);
        boolean configured = binder.bind("serai.connections", Bindable.mapOf(String.class, Object.class)).isBound();
        return new ConditionOutcome(mode == Mode.ON || mode == Mode.AUTO && !configured,
                ConditionMessage.forCondition("Playground").because(mode + (configured ? ", connections" : ", no connection")));
    }
}
