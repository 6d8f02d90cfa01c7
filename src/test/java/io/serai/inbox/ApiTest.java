package io.serai.inbox;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/** A test through the real port: every class with this shares one gateway, its database and its {@link Office}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {
    "serai.accounts.admin-email=ada@example.com",
    "serai.accounts.admin-password=" + Office.PASSWORD,
    "serai.accounts.api-token=" + Office.ADMIN_TOKEN,
    "serai.routes.directory=src/test/resources/inbox",
    "serai.connections.cage.channel=parrot",
    "serai.connections.cage.cage=gold",
    "serai.connections.cage.seed=sunflower-secret",
    "serai.connections.cage.queue=support",
    "serai.bots.aviary.kind=parrot",
    "serai.bots.aviary.feather=blue",
    "serai.bots.aviary.queue=support",
    "serai.bots.broken.kind=parrot",
    "serai.keyset=target/test-keyset.json",
    "serai.media.folder=target/test-media",
})
@Import(Office.Here.class)
@interface ApiTest {
}
