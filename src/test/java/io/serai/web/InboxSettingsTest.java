package io.serai.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.serai.web.stand.Stand;
import io.serai.web.stand.World;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The screens on which an installation is set up and looked after. */
class InboxSettingsTest {

    private final Stand stand = Stand.shared();
    private World world;
    private Visit visit;
    private Page page;

    @BeforeEach
    void begin() {
        world = stand.begin();
        visit = Visit.to(stand).signIn();
        page = visit.page;
    }

    @AfterEach
    void end() {
        visit.close();
    }

    @Test
    void showsHowConnectionsFareAndTestsThem() {
        page.locator("serai-top-bar .trouble").click();
        Locator messenger = page.locator("serai-connections li", new Page.LocatorOptions()
                .setHasText("Shop messenger"));
        assertThat(messenger).containsText("Needs authorisation");
        assertThat(messenger).containsText("no longer accepts the page's token");
        assertThat(messenger).containsText("https://chat.example.com/webhooks/shop-messenger");
        messenger.locator("button", new Locator.LocatorOptions().setHasText("Test")).click();
        assertThat(messenger.locator(".result")).containsText("The provider answers.");
        Locator site = page.locator("serai-connections li", new Page.LocatorOptions().setHasText("Website"));
        assertThat(site).containsText("from the configuration file");
        assertThat(site.locator("[aria-label=Delete]")).hasCount(0);
    }

    @Test
    void triesDeadLettersAgain() {
        visit.go("#/settings/dead-letters");
        Locator items = page.locator("serai-dead-letters .item");
        assertThat(items).hasCount(2);
        assertThat(items.first()).containsText("The interactive message has no body");
        page.locator("serai-dead-letters button", new Page.LocatorOptions().setHasText("Show")).first().click();
        assertThat(page.locator("serai-dialog pre")).containsText("whatsapp_business_account");
        page.keyboard().press("Escape");
        items.first().locator("button").click();
        assertThat(items).hasCount(1);
    }

    @Test
    void addsChangesAndDeletesWhatIsSetUp() {
        visit.go("#/settings/queues");
        page.locator("serai-queues button.primary").click();
        page.locator("[name=id]").fill("vip");
        page.locator("[name=name]").fill("taken");
        page.locator("serai-queues form button.primary").click();
        assertThat(page.locator("serai-queues form .error")).hasText("That name is taken");
        page.locator("[name=name]").fill("Important people");
        page.locator("serai-queues form button.primary").click();
        Locator row = page.locator("serai-queues tr", new Page.LocatorOptions().setHasText("Important people"));
        assertThat(row).isVisible();
        row.locator("[aria-label=Delete]").click();
        page.locator("serai-dialog button.danger").click();
        assertThat(row).hasCount(0);
    }

    @Test
    void showsATokenOnce() {
        visit.go("#/settings/tokens");
        page.locator("serai-tokens button.primary").click();
        page.locator("[name=name]").fill("Shop backend");
        page.locator("serai-tokens form button.primary").click();
        assertThat(page.locator("serai-dialog code")).hasText("serai_this-is-shown-once");
        page.keyboard().press("Escape");
        assertThat(page.locator("serai-tokens")).not().containsText("serai_this-is-shown-once");
    }

    @Test
    void keepsTheConversationWhileSettingsAreLookedAt() {
        visit.open(io.serai.web.stand.Gallery.PICTURED);
        visit.editor().fill("Still here");
        page.locator("serai-rail a[aria-label=Settings]").click();
        assertThat(page.locator("serai-settings")).isVisible();
        page.goBack();
        assertThat(visit.editor()).hasValue("Still here");
    }

    @Test
    void rememberedPreferencesHoldAtOnce() {
        page.locator("serai-rail .me").click();
        page.locator("serai-rail .menu button").nth(1).click();
        page.locator("serai-preferences select").nth(1).selectOption("dark");
        assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
        page.locator("serai-preferences select").nth(2).selectOption("compact");
        assertThat(page.locator("serai-list .scroller")).hasClass(java.util.regex.Pattern.compile(".*compact.*"));
        page.locator("serai-preferences select").first().selectOption("ar");
        assertThat(page.locator("html")).hasAttribute("dir", "rtl");
        assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
    }

    @Test
    void testsItself() {
        visit.go("#/settings/self-test");
        Locator socket = page.locator("serai-self-test li", new Page.LocatorOptions().setHasText("WebSocket"));
        assertThat(socket).containsText("Fine");
        world.faults.socketsRefused = true;
        page.locator("serai-self-test button").click();
        assertThat(socket).containsText("Failed");
    }
}
