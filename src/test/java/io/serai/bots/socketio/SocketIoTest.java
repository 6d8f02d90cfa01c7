package io.serai.bots.socketio;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;

/** A gateway with two Socket.IO bots: one that is open to its site, one with a secret and a site of its own. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {
    "serai.accounts.admin-email=ada@example.com", "serai.accounts.admin-password=correct horse battery",
    "serai.accounts.api-token=" + Desk.TOKEN, "serai.playground.enabled=off",
    "serai.bots.shop-bot.kind=socketio", "serai.bots.shop-bot.bot-id=SHOP-1", "serai.bots.shop-bot.queue=support",
    "serai.bots.alone.kind=socketio", "serai.bots.alone.human-support=false", "serai.bots.alone.fallback=Nobody is here",
    "serai.bots.guarded.kind=socketio", "serai.bots.guarded.secret=open sesame", "serai.bots.guarded.queue=support",
    "serai.bots.guarded.allowed-origins=https://shop.example.com",
    "serai.socketio.transcript=1s", "serai.socketio.for-name=2s", "serai.turns.poll-interval=100ms",
    "serai.keyset=target/test-keyset.json", "serai.media.folder=target/test-media"})
@interface SocketIoTest {
}
