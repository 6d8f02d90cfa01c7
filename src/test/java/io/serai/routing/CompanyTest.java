package io.serai.routing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/** A test on a real database; every class with this shares one {@link Company}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {
    "serai.playground.enabled=false",
    "serai.keyset=target/test-keyset.json",
    "serai.media.folder=target/test-media",
    "serai.queues.declared.strategy=round-robin",
    "serai.queues.declared.accept-within=45s",
    "serai.queues.declared.hours.time-zone=Europe/Berlin",
    "serai.queues.declared.hours.weekly.monday[0]=09:00-17:00",
    "serai.queues.broken.accept-within=whenever",
})
@Import(Company.Here.class)
@interface CompanyTest {
}
