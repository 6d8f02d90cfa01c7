package io.serai.visitors;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.http.CacheControl;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Gives a controller's method the visitor whose token the request carries, on a site that the connection allows. */
@Configuration(proxyBeanMethods = false)
class VisitorArguments implements WebMvcConfigurer, HandlerMethodArgumentResolver {

    private final Visitors visitors;
    private final Origins origins;

    VisitorArguments(Visitors visitors, Origins origins) {
        this.visitors = visitors;
        this.origins = origins;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    /** Asked for anew each time, and mostly answered with "as before": parts of two versions must never meet. */
    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/widget.js").addResourceLocations("classpath:/static/")
            .setCacheControl(CacheControl.noCache().cachePublic());
        registry.addResourceHandler("/widget/**").addResourceLocations("classpath:/static/widget/")
            .setCacheControl(CacheControl.noCache().cachePublic());
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType().equals(VisitorSession.class);
    }

    @Override
    public Object resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container,
            NativeWebRequest web, @Nullable WebDataBinderFactory binders) {
        HttpServletRequest request = Objects.requireNonNull(web.getNativeRequest(HttpServletRequest.class));
        VisitorSession session = visitors.authenticate(Callers.token(request));
        origins.demand(visitors.connection(session.connectionId()), Callers.origin(request), Callers.own(request));
        return session;
    }
}
