package io.serai.inbox;

import io.serai.problems.Problems;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class InboxConfiguration {

    /** Within the security filters, which say who calls; outside of everything that acts. */
    @Bean
    FilterRegistrationBean<CommandFilter> commandFilter(Idempotency idempotency, Problems problems) {
        FilterRegistrationBean<CommandFilter> registration =
            new FilterRegistrationBean<>(new CommandFilter(idempotency, problems));
        registration.addUrlPatterns("/api/v1/*");
        registration.setOrder(0);
        return registration;
    }
}
