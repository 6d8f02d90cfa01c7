package io.serai.playground;

import io.serai.playground.customers.Customers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** The playground's parts that know nothing of Spring. */
@Configuration(proxyBeanMethods = false)
@OnlyInPlayground
class PlaygroundConfiguration {

    /** The whole product's clock. */
    @Bean
    @Primary
    AdjustableClock playgroundClock() {
        return new AdjustableClock();
    }

    @Bean(destroyMethod = "close")
    Customers customers(AdjustableClock clock, LiveUpdates updates) {
        return new Customers(clock, updates);
    }
}
