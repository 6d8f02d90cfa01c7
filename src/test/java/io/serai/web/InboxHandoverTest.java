package io.serai.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;
import io.serai.web.stand.Gallery;
import io.serai.web.stand.Json;
import io.serai.web.stand.Stand;
import io.serai.web.stand.World;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Offers, transfers, conferences, wrap-ups and the way back to the bot, as an agent does them. */
class InboxHandoverTest {

    /** Waits in the queue Billing; nobody has it. */
    private static final String WAITING = Gallery.PICTURED.substring(0, 24) + "000000000007";
    private static final String OTHER = Gallery.PICTURED.substring(0, 24) + "00000000000a";
    private static final Duration LONG = Duration.ofSeconds(60);

    private final Stand stand = Stand.shared();
    private World world;
    private Visit visit;
    private Page page;

    @BeforeEach
    void begin() {
        world = stand.begin();
        visit = Visit.to(stand).signIn();
        page = visit.page;
        await().until(stand::sockets, sockets -> sockets == 1);
    }

    @AfterEach
    void end() {
        visit.close();
    }

    private Locator offers() {
        return page.locator("serai-offers article");
    }

    private Locator button(String text) {
        return page.locator("button:visible", new Page.LocatorOptions().setHasText(text)).first();
    }

    private void looksRight(String name) {
        page.screenshot(new ScreenshotOptions().setPath(Path.of("target/screens", name + ".png")));
        assertThat(new AxeBuilder(page).analyze().getViolations().stream()
            .filter(rule -> Set.of("serious", "critical").contains(rule.getImpact())).map(rule -> rule.getId() + " "
                + rule.getNodes().getFirst().getHtml()).toList()).isEmpty();
    }

    @Test
    void acceptsWhatIsOfferedWithoutLosingTheFocus() {
        visit.open(Gallery.PICTURED);
        visit.editor().pressSequentially("Half a sen");
        world.offer(WAITING, World.ME, "route", null, LONG);

        assertThat(offers()).hasCount(1);
        assertThat(offers().first()).containsText("Billing");
        assertThat(page.locator("serai-offers [role=status]")).containsText("Offered to you");
        assertThat(visit.editor()).isFocused();
        looksRight("offer");
        offers().first().locator("button.primary").click();
        await().until(() -> world.conversation(WAITING).path("assignee").asText().equals(World.ME));
        assertThat(offers()).hasCount(0);
        assertThat(page).hasURL(java.util.regex.Pattern.compile(".*" + WAITING));
    }

    @Test
    void answersTheOldestByKeyAndSeveralAtOnce() {
        world.offer(WAITING, World.ME, "route", null, LONG);
        world.offer(OTHER, World.ME, "transfer", World.SAM, LONG);
        assertThat(offers()).hasCount(2);
        assertThat(offers().last()).containsText("From Sam Okafor");
        page.keyboard().press("d");
        assertThat(offers()).hasCount(1);
        await().until(() -> world.requests("POST .*/decline") == 1);
        world.offer(WAITING, World.ME, "route", null, LONG);
        button("Accept all").click();
        assertThat(offers()).hasCount(0);
        await().until(() -> world.conversation(OTHER).path("assignee").asText().equals(World.ME)
            && world.conversation(WAITING).path("assignee").asText().equals(World.ME));
    }

    @Test
    void saysWhoWasQuicker() {
        JsonNode offer = world.offer(WAITING, World.ME, "route", null, LONG);
        assertThat(offers()).hasCount(1);
        world.ended(offer.path("id").asText(), "withdrawn");
        assertThat(offers()).hasCount(0);
    }

    @Test
    void anAgentWhoMissedOneSaysWhenTheyAreBack() {
        JsonNode offer = world.offer(WAITING, World.ME, "route", null, LONG);
        assertThat(offers()).hasCount(1);
        world.missed(offer.path("id").asText());
        assertThat(page.locator("serai-offers .missed")).containsText("You missed a chat");
        assertThat(page.locator("serai-presence select")).hasValue("rona");
        looksRight("rona");
        button("Go available").click();
        assertThat(page.locator("serai-offers .missed")).hasCount(0);
        assertThat(page.locator("serai-presence select")).hasValue("available");
    }

    @Test
    void passesAConversationOnAndTakesItBack() {
        visit.open(Gallery.PICTURED);
        button("Transfer").click();
        Locator dialog = page.locator("serai-transfer");
        assertThat(dialog.locator("li").first()).containsText("waiting");
        dialog.locator("[role=tab]", new Locator.LocatorOptions().setHasText("Agent")).click();
        dialog.locator("li", new Locator.LocatorOptions().setHasText("Ines Duarte")).click();
        dialog.locator("textarea").fill("Knows French");
        looksRight("transfer");
        dialog.locator("button.primary").click();
        assertThat(page.locator("serai-thread-head .asked")).containsText("Waiting for Ines Duarte");
        button("Take back").click();
        assertThat(page.locator("serai-thread-head .asked")).hasCount(0);
    }

    @Test
    void invitesPutsAsideAndGivesBackToTheBot() {
        world.change(Gallery.PICTURED, Json.object("bot", "greeter"), "conversation.updated");
        visit.open(Gallery.PICTURED);
        button("Invite").click();
        page.locator("serai-transfer li", new Page.LocatorOptions().setHasText("Sam Okafor")).click();
        page.locator("serai-transfer button.primary").click();
        assertThat(page.locator("serai-thread-head .asked")).containsText("Waiting for Sam Okafor");
        more("Put on hold");
        assertThat(page.locator("serai-thread-head .chip").first()).hasText("On hold");
        more("Take up again");
        more("Restore to AI");
        page.locator("serai-restore textarea").fill("Wants a refund");
        page.locator("serai-restore button.primary").click();
        assertThat(page.locator("serai-thread-head .chip").first()).hasText("Bot");
        button("Take over").click();
        await().until(() -> world.conversation(Gallery.PICTURED).path("assignee").asText().equals(World.ME));
    }

    @Test
    void notesDownHowAConversationEnded() {
        world.faults.wrapUps = true;
        visit.open(Gallery.PICTURED);
        button("Resolve").click();
        Locator form = page.locator("serai-wrapup");
        assertThat(form.locator("[role=timer]")).containsText("ends in");
        looksRight("wrapup");
        form.locator("button.primary").click();
        assertThat(form.locator("[role=alert]")).hasText("Say how it ended");
        form.locator("select[name=reason]").selectOption("solved");
        form.locator("button", new Locator.LocatorOptions().setHasText("Extend")).click();
        form.locator("button.primary").click();
        assertThat(form).hasCount(0);
        assertThat(button("Reopen")).isVisible();
    }

    @Test
    void showsSupervisorsWhoWaitsAndLetsThemAssign() {
        page.keyboard().press("g");
        page.keyboard().press("b");
        Locator board = page.locator("serai-board");
        assertThat(board.locator(".numbers")).containsText("Waiting");
        assertThat(board.locator("tr", new Locator.LocatorOptions().setHasText("Tech L1")).first()).containsText("closed");
        Locator line = board.locator("section").last().locator("tbody tr");
        assertThat(line.first()).isVisible();
        world.emit("queue.stats", "tech", world.seq(), Json.object("queue", "tech", "waiting", 6, "inOffer", 2,
            "available", 0, "active", 2));
        assertThat(board.locator("tr", new Locator.LocatorOptions().setHasText("Tech L1")).first()).containsText("6");
        looksRight("board");
        line.first().locator("button", new Locator.LocatorOptions().setHasText("Take")).click();
        assertThat(page).hasURL(java.util.regex.Pattern.compile(".*#/c/.*"));
    }

    @Test
    void tellsWhyNothingIsOffered() {
        page.locator("serai-rail .me").click();
        button("Why am I not receiving chats?").click();
        assertThat(page.locator("serai-routing-why li")).hasText("You have 5 of 5 conversations.");
    }

    @Test
    void setsUpBotsAndQueuesAndBansAPerson() {
        visit.go("#/settings/bots");
        page.locator("serai-bots button.primary").click();
        page.locator("[name=id]").fill("faq");
        page.locator("[name='setting.url']").fill("https://bot.example.com/serai");
        page.locator("serai-bots form button.primary").click();
        assertThat(page.locator("serai-bots tbody tr")).hasCount(2);
        visit.go("#/settings/queues");
        page.locator("serai-queues tbody tr").first().locator("button").first().click();
        page.locator("serai-queues summary").last().click();
        page.locator("[name=timeZone]").fill("Africa/Dakar");
        page.locator("[name='hours.monday']").fill("09:00-12:00, 13:00-17:00");
        page.locator("serai-queues form button.primary").click();
        assertThat(page.locator("serai-queues form")).hasCount(0);
        assertThat(world.list("queues").get(0).at("/settings/hours/weekly/monday")).hasSize(2);
        assertThat(world.list("queues").get(0).at("/settings/strategy").isMissingNode()).isTrue();
        visit.open(Gallery.PICTURED);
        more("Ban");
        page.locator("serai-ban input").fill("Threats");
        page.locator("serai-ban .danger").click();
        assertThat(page.locator("serai-ban")).hasCount(0);
        await().until(() -> world.requests("POST .*/bans") == 1);
    }

    @Test
    void standsFromRightToLeftAndOnAPhone() {
        for (Visit other : new Visit[] {Visit.to(stand, 1280, 800, ColorScheme.DARK, "ar"),
                Visit.to(stand, 390, 800, ColorScheme.LIGHT, "es")}) {
            try (other) {
                other.signIn();
                world.offer(WAITING, World.ME, "route", null, LONG);
                other.page.locator("serai-offers article").first().waitFor();
                other.page.screenshot(new ScreenshotOptions().setPath(Path.of("target/screens",
                    "offer-" + other.page.viewportSize().width + ".png")));
                assertThat((Boolean) other.page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
                    .isTrue();
            }
        }
    }

    private void more(String text) {
        page.locator("serai-thread-head [popovertarget=more]").click();
        page.locator("#more button:visible", new Page.LocatorOptions().setHasText(text)).click();
    }
}
