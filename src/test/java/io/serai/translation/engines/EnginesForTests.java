package io.serai.translation.engines;

import io.serai.translation.TranslationEngine;
import io.serai.translation.TranslationSettings;
import org.apache.camel.impl.DefaultCamelContext;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** The engines that settings ask for, without the rest of the gateway. */
public final class EnginesForTests {

    private EnginesForTests() {
    }

    public static ConfiguredEngines configured(TranslationSettings settings) {
        return new ConfiguredEngines(settings, new EngineSheets(settings), new EngineHttp(HttpStandIn.JSON),
            new ApertiumProgram(), new DefaultCamelContext(), new StaticListableBeanFactory().getBeanProvider(TranslationEngine.class));
    }
}
