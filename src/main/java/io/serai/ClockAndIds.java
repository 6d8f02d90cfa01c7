package io.serai;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.serai.model.Ids;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where time and ids come from, so that tests and the playground can bring their own. */
@Configuration(proxyBeanMethods = false)
class ClockAndIds {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    @ConditionalOnMissingBean
    Ids ids() {
        NoArgGenerator generator = Generators.timeBasedEpochGenerator();
        return generator::generate;
    }
}
