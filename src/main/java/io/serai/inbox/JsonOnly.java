package io.serai.inbox;

import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.json.AbstractJackson2HttpMessageConverter;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Camel brings libraries for XML, YAML and more; that Spring finds them does not mean that the API speaks them. */
@Configuration(proxyBeanMethods = false)
class JsonOnly implements WebMvcConfigurer {

    @Override
    public void extendMessageConverters(List<HttpMessageConverter<?>> converters) {
        converters.removeIf(converter -> converter instanceof AbstractJackson2HttpMessageConverter
            && !converter.getSupportedMediaTypes().contains(MediaType.APPLICATION_JSON));
        converters.removeIf(converter -> converter.getClass().getSimpleName().startsWith("Jaxb2"));
    }
}
