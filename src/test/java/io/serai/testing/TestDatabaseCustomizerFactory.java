package io.serai.testing;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.TestContextAnnotationUtils;

/** Gives every {@code @SpringBootTest} context a fresh database; registered in {@code META-INF/spring.factories}. */
class TestDatabaseCustomizerFactory implements ContextCustomizerFactory {

    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
        return TestContextAnnotationUtils.hasAnnotation(testClass, SpringBootTest.class) ? new FreshDatabase() : null;
    }

    /** A record: equal to every other, so that tests with the same settings share one context. */
    private record FreshDatabase() implements ContextCustomizer {

        @Override
        public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
            if (context.getEnvironment().getProperty("serai.database.url", "").isBlank()) {
                TestPropertyValues.of(TestDatabase.fresh().settings())
                        // Many contexts stay open during a run: together they must fit max_connections.
                        .and("spring.datasource.hikari.maximum-pool-size=8", "spring.datasource.hikari.minimum-idle=1",
                                "serai.keyset=target/test-keyset.json")
                        .applyTo(context);
            }
            if (!context.getEnvironment().getProperty("serai.playground.enabled", "").equals("on")) {
                // Tests configure no connection and want no playground for it, unless they ask.
                TestPropertyValues.of("serai.playground.enabled=off").applyTo(context);
            }
            if (Arrays.stream(configuration.getPropertySourceProperties())
                    .noneMatch(property -> property.startsWith("serai.translation."))) {
                // What a test of something else finds must not depend on what is installed here.
                TestPropertyValues.of("serai.translation.apertium.discover=false").applyTo(context);
            }
        }
    }
}
