package io.serai.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import io.serai.stories.Town.Customer;
import io.serai.testing.Chromium;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * The whole story in the browser, on every channel: a bot answers, hands over, the first agent misses the offer, another
 * accepts it, passes it on, is asked in again, the bot gets it back, and it is wrapped up; a supervisor looks on.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {
    "serai.public-url=" + Town.PUBLIC_URL,
    "serai.accounts.api-token=" + Town.TOKEN,
    "serai.delivery.first-pause=100ms",
    "serai.delivery.poll-interval=100ms",
    "serai.queues.support.name=Support",
    "serai.queues.support.accept-within=30s",
    "serai.queues.support.wrap-up=5m",
    "serai.handoff.wrap-up.enabled=on",
    "serai.bots.ada.kind=greeter",
    "serai.bots.ada.name=Ada",
    "serai.bots.ada.queue=support",
    "serai.connections.story-whatsapp.bot=ada",
    "serai.connections.story-instagram.bot=ada",
    "serai.connections.story-twilio.bot=ada",
    "serai.connections.story-web.bot=ada",
    "serai.connections.story-messenger.bot=ada",
})
@ContextConfiguration(initializers = Town.Connections.class)
@Import(Town.TimeMachine.class)
class HandoverStoryTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @LocalServerPort
    private int port;
    private Agent administrator;
    private final List<Desk> desks = new ArrayList<>();

    /** Somebody at work, in a browser of their own. */
    private final class Desk {

        final String name;
        final String id;
        final BrowserContext context;
        final Page page;

        Desk(String name, String role) throws Exception {
            this.name = name + " " + UUID.randomUUID().toString().substring(0, 6);
            String email = this.name.replace(' ', '.').toLowerCase() + "@example.com";
            var made = administrator.call("POST", "agents", JSON.readTree("""
                {"name":"%s","email":"%s","password":"correct horse battery","role":"%s","queues":["support"]}"""
                .formatted(this.name, email, role)));
            assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
            id = made.body().path("id").asText();
            context = Chromium.browser().newContext(new Browser.NewContextOptions().setViewportSize(1280, 800)
                .setLocale("en"));
            context.setDefaultTimeout(PATIENCE.toMillis());
            page = context.newPage();
            page.navigate("http://localhost:" + port + "/inbox/");
            page.locator("input[name=email]").fill(email);
            page.locator("input[name=password]").fill("correct horse battery");
            page.keyboard().press("Enter");
            page.locator("serai-list").waitFor();
            page.locator(".chip.ok").first().waitFor();
            desks.add(this);
        }

        Locator button(String text) {
            return page.locator("button:visible", new Page.LocatorOptions().setHasText(text)).first();
        }

        void sees(String where, String text) {
            assertThat(page.locator(where).first()).containsText(text,
                new ContainsTextOptions().setTimeout(PATIENCE.toMillis()));
        }

        void more(String text) {
            page.locator("serai-thread-head [popovertarget=more]").click();
            page.locator("#more button:visible", new Page.LocatorOptions().setHasText(text)).click();
        }

        void isOffered(String what) {
            sees("serai-offers article", what);
        }

        void accepts() {
            page.locator("serai-offers article button.primary").first().click();
            page.locator("serai-editor textarea").waitFor();
        }

        void writes(String text) {
            page.locator("serai-editor textarea").fill(text);
            page.locator("serai-editor textarea").press("Enter");
        }

        /** Chooses a colleague in the open dialog and confirms. */
        void chooses(Desk colleague) {
            page.locator("serai-transfer li", new Page.LocatorOptions().setHasText(colleague.name)).click();
            page.locator("serai-transfer button.primary").click();
            assertThat(page.locator("serai-transfer")).hasCount(0, new HasCountOptions().setTimeout(PATIENCE.toMillis()));
        }
    }

    @BeforeEach
    void arrive() {
        Town.listensAt(port);
        administrator = new Agent(port);
    }

    @AfterEach
    void goHome() {
        for (Desk desk : desks) {
            desk.page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screens",
                "story-" + desk.name.split(" ")[0] + ".png")));
            desk.context.close();
            administrator.call("DELETE", "agents/" + desk.id + "/sessions", null);
            administrator.call("PATCH", "agents/" + desk.id, JSON.createObjectNode().put("active", false));
        }
    }

    private static void hears(Customer customer, String text) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(customer.heard()).anyMatch(heard -> heard.contains(text)));
    }

    private void isIn(String conversation, String phase) {
        await().atMost(PATIENCE).untilAsserted(() ->
            assertThat(administrator.get("conversations/" + conversation).path("phase").asText()).isEqualTo(phase));
    }

    @ParameterizedTest
    @EnumSource
    void fromTheBotToPeopleAndBack(Channel channel) throws Exception {
        Customer customer = Town.stranger(channel);
        customer.says("Where is my parcel?");
        await().atMost(PATIENCE).until(() -> !customer.heard().isEmpty());
        customer.says("I want to talk to an agent");
        String conversation = administrator.conversation(customer);
        isIn(conversation, "queued");

        Desk ines = new Desk("Ines", "agent");
        ines.isOffered("Support");
        Town.CLOCK.advance(Duration.ofSeconds(35));
        ines.sees("serai-offers .missed", "You missed a chat");

        Desk sam = new Desk("Sam", "agent");
        sam.isOffered("Support");
        sam.accepts();
        sam.sees("serai-log", "Where is my parcel?");
        sam.writes("I am Sam, let me look.");
        hears(customer, "I am Sam");

        ines.button("Go available").click();
        sam.button("Transfer").click();
        sam.page.locator("serai-transfer [role=tab]", new Page.LocatorOptions().setHasText("Agent")).click();
        sam.chooses(ines);
        ines.isOffered("From " + sam.name);
        ines.accepts();
        ines.writes("Ines here, your parcel is on its way.");
        hears(customer, "Ines here");

        ines.button("Invite").click();
        ines.chooses(sam);
        sam.isOffered("Invitation");
        sam.accepts();
        sam.writes("I found it at the depot.");
        hears(customer, "at the depot");
        Desk mara = new Desk("Mara", "supervisor");
        mara.page.evaluate("where => location.hash = where", "#/board");
        mara.sees("serai-board", "Support");
        mara.page.evaluate("where => location.hash = where", "#/c/" + conversation);
        mara.sees("serai-log", "at the depot");
        sam.button("Leave").click();

        ines.more("Restore to AI");
        ines.page.locator("serai-restore textarea").fill("The parcel is found");
        ines.page.locator("serai-restore button.primary").click();
        isIn(conversation, "bot");
        int heard = customer.heard().size();
        customer.says("Thanks");
        await().atMost(PATIENCE).until(() -> customer.heard().size() > heard);
        ines.button("Take over").click();
        isIn(conversation, "active");
        ines.button("Resolve").click();
        assertThat(ines.page.locator("serai-wrapup [role=timer]")).isVisible(
            new IsVisibleOptions().setTimeout(PATIENCE.toMillis()));
        Locator reasons = ines.page.locator("serai-wrapup select[name=reason] option");
        if (reasons.count() > 1) {
            ines.page.locator("serai-wrapup select[name=reason]").selectOption(reasons.nth(1).getAttribute("value"));
        }
        ines.page.locator("serai-wrapup button.primary").click();
        isIn(conversation, "resolved");
    }
}
