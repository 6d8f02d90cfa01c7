package io.serai.pipeline;

import org.apache.camel.CamelContext;
import org.apache.camel.model.errorhandler.NoErrorHandlerDefinition;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.springframework.stereotype.Component;

/**
 * A route that fails hands its failure to whoever called it, who knows what to do: the reader makes a dead letter, the
 * outbox tries again, the intake answers. Camel's own default would log each of them with its history, and try nothing.
 * A route may still bring an error handler of its own.
 */
@Component
class ErrorPolicy implements CamelContextConfiguration {

    @Override
    public void beforeApplicationStart(CamelContext camel) {
        camel.getCamelContextExtension().setErrorHandlerFactory(new NoErrorHandlerDefinition());
    }

    @Override
    public void afterApplicationStart(CamelContext camel) {
        // Nothing: it holds for every route loaded from here on.
    }
}
