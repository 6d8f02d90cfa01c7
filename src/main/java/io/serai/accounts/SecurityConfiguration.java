package io.serai.accounts;

import io.serai.accounts.Memberships.Kind;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Who gets through at all: everything is closed but what is listed here as open. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class SecurityConfiguration {

    /** The inbox's own files and the widget: the same for everybody, nothing of anybody's in them. */
    private static final String[] PAGES = {"/", "/index.html", "/inbox/**", "/webjars/**", "/widget.js", "/widget/**",
        "/favicon.ico", "/favicon.svg", "/robots.txt"};
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    /** Webhooks check their own signatures and know neither callers nor sessions; thousands a second pass here. */
    @Bean
    @Order(5)
    SecurityFilterChain webhooks() {
        return new DefaultSecurityFilterChain(PathPatternRequestMatcher.withDefaults().matcher("/webhooks/**"));
    }

    /** Each of these is public by nature, or checks for itself: a signature, a visitor's token, a signed link. */
    @Bean
    PublicPaths ownPublicPaths() {
        return PublicPaths.of("/api/visitor/**", "/media/**", "/api/v1/events/socket");
    }

    /** No token cookies here: these are called by providers, visitors and other machines. */
    @Bean
    @Order(10)
    SecurityFilterChain open(HttpSecurity http, List<PublicPaths> publicPaths, Callers callers, Sessions sessions)
            throws Exception {
        return http.securityMatcher(matcher(publicPaths))
            .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
            .addFilterBefore(new CallerFilter(callers, sessions), AuthorizationFilter.class)
            .csrf(AbstractHttpConfigurer::disable)
            .securityContext(context -> context.securityContextRepository(new NullSecurityContextRepository()))
            .sessionManagement(management -> management.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
            .requestCache(AbstractHttpConfigurer::disable)
            .logout(AbstractHttpConfigurer::disable)
            .build();
    }

    @Bean
    @Order(20)
    SecurityFilterChain everythingElse(HttpSecurity http, Callers callers, Sessions sessions, SecurityAnswers answers,
            ContentSecurityPolicy policy, ObjectProvider<PublicPages> pages) throws Exception {
        CookieCsrfTokenRepository tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
        tokens.setCookieCustomizer(cookie -> cookie.sameSite("Lax"));
        return http
            .authorizeHttpRequests(requests -> doors(requests, pages))
            .addFilterBefore(new CallerFilter(callers, sessions), AuthorizationFilter.class)
            .csrf(csrf -> csrf.csrfTokenRepository(tokens).csrfTokenRequestHandler(new CsrfForPages())
                .requireCsrfProtectionMatcher(SecurityConfiguration::needsToken))
            .exceptionHandling(handling -> handling.authenticationEntryPoint(answers).accessDeniedHandler(answers))
            .securityContext(context -> context.securityContextRepository(new NullSecurityContextRepository()))
            .sessionManagement(management -> management.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
            .requestCache(AbstractHttpConfigurer::disable)
            .formLogin(AbstractHttpConfigurer::disable)
            .httpBasic(AbstractHttpConfigurer::disable)
            .logout(AbstractHttpConfigurer::disable)
            .headers(headers -> headers
                .contentSecurityPolicy(csp -> csp.policyDirectives(policy.directives()))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(permissions -> permissions.policy(
                    "camera=(), geolocation=(), microphone=(), payment=(), usb=()")))
            .build();
    }

    private static void doors(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests,
            ObjectProvider<PublicPages> pages) {
        String[] more = pages.stream().flatMap(page -> page.patterns().stream()).toArray(String[]::new);
        requests
            .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.ASYNC).permitAll()
            .requestMatchers("/api/v1/session").permitAll()
            .requestMatchers("/api/**", "/actuator/**").authenticated()
            .requestMatchers(HttpMethod.GET, PAGES).permitAll()
            .requestMatchers(HttpMethod.HEAD, PAGES).permitAll()
            .requestMatchers(HttpMethod.GET, more).permitAll()
            .anyRequest().authenticated();
    }

    /** A cookie travels by itself, a bearer token does not; signing in has no cookie yet, and demands JSON. */
    private static boolean needsToken(HttpServletRequest request) {
        boolean signIn = request.getMethod().equals("POST") && request.getRequestURI().equals("/api/v1/session");
        return !SAFE.contains(request.getMethod()) && CallerFilter.bearer(request) == null && !signIn;
    }

    private static RequestMatcher matcher(List<PublicPaths> publicPaths) {
        return new OrRequestMatcher(publicPaths.stream().flatMap(paths -> paths.patterns().stream())
            .map(pattern -> (RequestMatcher) PathPatternRequestMatcher.withDefaults().matcher(pattern)).toList());
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return new BCryptPasswordEncoder(11);
    }

    @Bean
    Groups teams(JdbcClient jdbc, Memberships memberships, AgentEvents events, Access access, AuditLog audit) {
        return new Groups(Kind.TEAM, jdbc, memberships, events, access, audit);
    }

    @Bean
    Groups queues(JdbcClient jdbc, Memberships memberships, AgentEvents events, Access access, AuditLog audit) {
        return new Groups(Kind.QUEUE, jdbc, memberships, events, access, audit);
    }
}
