package io.serai.visitors;

import io.serai.problems.Problems;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.header.writers.StaticHeadersWriter;

/** Visitors have tokens of their own, checked call by call; no cookie counts here, so nothing can be forged with one. */
@Configuration(proxyBeanMethods = false)
class VisitorSecurity {

    @Bean
    @Order(3)
    SecurityFilterChain visitorApi(HttpSecurity http, Origins origins, Throttle throttle, Problems problems)
            throws Exception {
        return http.securityMatcher("/api/visitor/**")
            .addFilterBefore(new VisitorGate(origins, throttle, problems), SecurityContextHolderFilter.class)
            .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
            .csrf(AbstractHttpConfigurer::disable)
            .cors(AbstractHttpConfigurer::disable)
            .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
            .securityContext(AbstractHttpConfigurer::disable)
            .requestCache(AbstractHttpConfigurer::disable)
            .logout(AbstractHttpConfigurer::disable)
            .anonymous(Customizer.withDefaults())
            .build();
    }

    /** The widget's files are for every site: they hold no secret, and modules load across origins only with CORS. */
    @Bean
    @Order(4)
    SecurityFilterChain widgetFiles(HttpSecurity http) throws Exception {
        return http.securityMatcher("/widget.js", "/widget/**")
            .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
            .headers(headers -> headers.cacheControl(cache -> cache.disable()).frameOptions(frame -> frame.disable())
                .addHeaderWriter(new StaticHeadersWriter(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*"))
                .addHeaderWriter(new StaticHeadersWriter("Cross-Origin-Resource-Policy", "cross-origin")))
            .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
            .requestCache(AbstractHttpConfigurer::disable)
            .build();
    }
}
