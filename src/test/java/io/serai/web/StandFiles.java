package io.serai.web;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.HttpEncodingAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.MultipartAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorMvcAutoConfiguration;
import org.springframework.boot.autoconfigure.websocket.servlet.WebSocketServletAutoConfiguration;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Import;

/** The inbox's files, served as the product serves them, without the rest of the product. */
@TestConfiguration(proxyBeanMethods = false)
@ImportAutoConfiguration({JacksonAutoConfiguration.class, HttpMessageConvertersAutoConfiguration.class,
    ServletWebServerFactoryAutoConfiguration.class, DispatcherServletAutoConfiguration.class,
    HttpEncodingAutoConfiguration.class, MultipartAutoConfiguration.class, WebMvcAutoConfiguration.class,
            ErrorMvcAutoConfiguration.class,
    WebSocketServletAutoConfiguration.class})
@Import({WebConfiguration.class, InboxPage.class})
public class StandFiles {
}
