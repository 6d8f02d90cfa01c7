package io.serai.stories;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** Runs in a gateway with the five connections, whose providers are the stand-in; all stories share one. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {
    "serai.public-url=" + Town.PUBLIC_URL,
    "serai.accounts.api-token=" + Town.TOKEN,
    "serai.delivery.first-pause=100ms",
    "serai.delivery.poll-interval=100ms",
    "serai.delivery.probe-interval=300ms",
    "serai.media.poll-interval=200ms",
})
@ContextConfiguration(initializers = Town.Connections.class)
@Import(Town.TimeMachine.class)
@interface Story {
}
