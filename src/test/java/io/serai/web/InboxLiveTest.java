package io.serai.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.serai.web.stand.Gallery;
import io.serai.web.stand.Stand;
import io.serai.web.stand.World;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Keeping up with what happens over a connection that breaks, a session that ends, in as many tabs as there are. */
class InboxLiveTest {

    private static final String CHAT = Gallery.PICTURED.substring(0, 24) + "00000000000a";

    private final Stand stand = Stand.shared();
    private World world;
    private Visit visit;

    @BeforeEach
    void begin() {
        world = stand.begin();
        visit = Visit.to(stand).signIn().open(CHAT);
        await().until(stand::sockets, sockets -> sockets == 1);
    }

    @AfterEach
    void end() {
        visit.close();
    }

    @Test
    void missesNothingAndDoublesNothingOverManyDrops() {
        for (int number = 0; number < 40; number++) {
            world.inbound(CHAT, "Numbered " + number + ".");
            if (number % 4 == 0) {
                stand.dropSockets();
            }
        }
        assertThat(visit.message("Numbered 39.")).isVisible();
        List<String> texts = visit.page.locator("serai-message .text").allTextContents();
        assertThat(texts.stream().filter(text -> text.startsWith("Numbered")).toList())
                .containsExactlyElementsOf(IntStream.range(0, 40).mapToObj(number -> "Numbered " + number
                        + ".").toList());
    }

    @Test
    void loadsAnewInPlaceWhenTheStreamWasLost() {
        visit.editor().fill("Half a thought");
        world.forgetEvents();
        world.inbound(CHAT, "Said while nobody listened");
        stand.dropSockets();
        assertThat(visit.message("Said while nobody listened")).isVisible();
        assertThat(visit.editor()).hasValue("Half a thought");
        assertThat(visit.row("Said while nobody listened")).isVisible();
    }

    @Test
    void saysThatUpdatesStandStillAndSendsAllTheSame() {
        world.faults.socketsRefused = true;
        stand.dropSockets();
        assertThat(visit.page.locator("serai-top-bar .chip").first()).not().hasText("Live");
        visit.say("Over HTTP");
        assertThat(visit.message("Over HTTP").locator(".tick")).isVisible();
    }

    @Test
    void pollsWhereNoSocketGetsThrough() {
        world.faults.socketsRefused = true;
        stand.dropSockets();
        assertThat(visit.page.locator("serai-top-bar .chip").first()).containsText("Live (no socket)",
                new com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions().setTimeout(30_000));
        world.inbound(CHAT, "By polling");
        assertThat(visit.message("By polling")).isVisible();
        world.faults.socketsRefused = false;
        assertThat(visit.page.locator("serai-top-bar .chip").first()).hasText("Live",
                new com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions().setTimeout(30_000));
    }

    @Test
    void servesAllTabsWithOneSocketAndHandsItOn() {
        Page second = visit.tab();
        second.navigate(stand.url() + "/inbox/#/c/" + CHAT);
        Locator inSecond = second.locator("serai-message");
        assertThat(inSecond.first()).isVisible();
        world.inbound(CHAT, "To both");
        assertThat(visit.message("To both")).isVisible();
        assertThat(inSecond.last()).containsText("To both");
        assertThat(stand.sockets()).isEqualTo(1);
        visit.page.close();
        await().atMost(Duration.ofSeconds(20)).until(() -> stand.sockets() == 1);
        world.inbound(CHAT, "To the one that is left");
        assertThat(inSecond.last()).containsText("To the one that is left");
    }

    @Test
    void asksForASignInInPlaceAndLosesNothingThatWasTyped() {
        visit.editor().fill("Typed before the session ended");
        await().until(() -> world.requests("PUT .*/draft") > 0);
        world.faults.signedOut = true;
        visit.editor().press("Enter");
        Locator again = visit.page.locator("serai-sign-in dialog");
        assertThat(again).isVisible();
        assertThat(again).containsText("What you were doing is still here");
        again.locator("[name=password]").fill("wrong");
        visit.page.keyboard().press("Enter");
        assertThat(again.locator("[role=alert]")).containsText("wrong");
        again.locator("[name=password]").fill("correct horse");
        visit.page.keyboard().press("Enter");
        assertThat(again).isHidden();
        assertThat(visit.message("Typed before the session ended")).containsText("Waiting to be sent");
        await().until(() -> world.messagesOf(CHAT).stream().anyMatch(each -> each.has("clientId")));
    }

    @Test
    void showsAtTheDoorWhatIsWrongWithASignIn() {
        try (Visit stranger = Visit.to(stand)) {
            stranger.page.navigate(stand.url() + "/inbox/");
            stranger.page.locator("input[name=email]").fill("noor@example.com");
            stranger.page.locator("input[name=password]").fill("guess");
            stranger.page.keyboard().press("Enter");
            assertThat(stranger.page.locator("[role=alert]")).hasText("E-mail or password is wrong.");
            stranger.page.locator("[aria-pressed]").click();
            assertThat(stranger.page.locator("input[name=password]")).hasAttribute("type", "text");
        }
    }

    @Test
    void letsWhoMayOnlyReadOnlyRead() {
        world.faults.forbidden = true;
        visit.page.reload();
        assertThat(visit.page.locator(".closed")).containsText("read here, not reply");
        assertThat(visit.page.locator("serai-thread-head button", new Page.LocatorOptions().setHasText("Take")))
                .hasCount(0);
    }

    @Test
    void switchesPresenceAndTellsWhyABreak() {
        visit.page.locator("serai-presence select").selectOption("busy");
        await().until(() -> world.requests("PUT .*/presence") == 1);
        visit.page.locator("serai-presence select").selectOption("break");
        visit.page.locator("serai-presence input").fill("Lunch");
        visit.page.keyboard().press("Enter");
        await().until(() -> world.requests("PUT .*/presence") == 2);
        assertThat(visit.page.locator("serai-presence select")).hasValue("break");
    }
}
