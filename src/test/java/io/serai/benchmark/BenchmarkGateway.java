package io.serai.benchmark;

import io.serai.SeraiApplication;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The product, and beside its webhooks an address that reads a body and answers 200: the floor. */
@Configuration(proxyBeanMethods = false)
public class BenchmarkGateway {

    static final String FLOOR = "/webhooks/nothing";

    public static void main(String[] arguments) {
        new SpringApplicationBuilder(SeraiApplication.class, BenchmarkGateway.class).run(arguments);
    }

    /** An exact servlet mapping, so the request passes every filter that a webhook passes and nothing more. */
    @Bean
    ServletRegistrationBean<HttpServlet> nothing() {
        return new ServletRegistrationBean<>(new HttpServlet() {
            @Override
            protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
                request.getInputStream().readAllBytes();
                response.setContentLength(0);
            }
        }, FLOOR);
    }
}
