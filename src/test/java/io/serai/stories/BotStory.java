package io.serai.stories;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * Runs in a gateway with the five connections, each with a bot: the greeter, but for a route on Messenger. All stories of
 * bots share one.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {
    "serai.public-url=" + Town.PUBLIC_URL,
    "serai.accounts.api-token=" + Town.TOKEN,
    "serai.delivery.first-pause=100ms",
    "serai.delivery.poll-interval=100ms",
    "serai.turns.first-pause=50ms",
    "serai.turns.poll-interval=100ms",
    "serai.queues.support.name=Support",
    "serai.queues.support.questions[0]=email",
    "serai.queues.sales.name=Sales",
    "serai.queues.night.name=Night desk",
    "serai.queues.night.hours.time-zone=Africa/Johannesburg",
    "serai.bots.ada.kind=greeter",
    "serai.bots.ada.name=Ada",
    "serai.bots.ada.queues=support,sales",
    "serai.bots.bea.kind=greeter",
    "serai.bots.bea.queues=support,sales,night",
    "serai.bots.owl.kind=greeter",
    "serai.bots.owl.queue=night",
    "serai.bots.hermit.kind=greeter",
    "serai.bots.hermit.human-support=false",
    "serai.bots.hermit.fallback=There are no people here.",
    "serai.bots.rules.kind=route",
    "serai.bots.rules.uri=direct:my-bot",
    "serai.bots.rules.queue=sales",
    "serai.connections.story-whatsapp.bot=ada",
    "serai.connections.story-instagram.bot=ada",
    "serai.connections.story-twilio.bot=bea",
    "serai.connections.story-web.bot=ada",
    "serai.connections.story-messenger.bot=rules",
})
@ContextConfiguration(initializers = Town.Connections.class)
@Import(Town.TimeMachine.class)
@interface BotStory {
}
