package io.serai;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the gateway: {@code mvn spring-boot:run} in the repository, {@code java -jar serai.jar} anywhere else. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class SeraiApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(SeraiApplication.class, arguments);
    }
}
