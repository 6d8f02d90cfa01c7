package io.serai.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.serai.model.Content;
import io.serai.web.stand.Gallery;
import io.serai.web.stand.Json;
import io.serai.web.stand.Scenes;
import io.serai.web.stand.Stand;
import io.serai.web.stand.World;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was said, drawn: every kind of content, and a view that stays where the agent reads. */
class InboxThreadTest {

    private static final String LONG = Gallery.PICTURED.substring(0, 24) + "000000000007";

    private final Stand stand = Stand.shared();
    private World world;
    private Visit visit;

    @BeforeEach
    void begin() {
        world = stand.begin();
        visit = Visit.to(stand).signIn();
    }

    @AfterEach
    void end() {
        visit.close();
    }

    @Test
    void drawsEveryKindOfContentAsWhatItIs() {
        visit.open(Gallery.EVERYTHING);
        Page page = visit.page;
        assertThat(visit.message("Bold, italic").first().locator(".text b")).hasText("Bold");
        assertThat(page.locator("serai-attachment img[alt*='second']")).hasJSProperty("naturalWidth", 640);
        assertThat(page.locator("serai-attachment", new Page.LocatorOptions().setHasText("Being fetched"))).isVisible();
        assertThat(page.locator("serai-attachment", new Page.LocatorOptions().setHasText("No longer available")))
                .isVisible();
        assertThat(page.locator("serai-attachment", new Page.LocatorOptions().setHasText("Not accepted")))
                .containsText("everything.zip");
        assertThat(page.locator("serai-audio").first()).containsText("0:07");
        assertThat(page.locator("serai-attachment video")).isVisible();
        assertThat(page.locator("serai-attachment a.file")).hasAttribute("download",
                "Facture 2026-0117 (corrigée).pdf");
        assertThat(visit.message("Boutique Diallo").first()).containsText("14.6937,-17.4441");
        assertThat(page.locator("a[href^='tel:']")).hasText("+221 77 000 00 01");
        assertThat(visit.message("I want a refund")).containsText("Chose from a list");
        assertThat(visit.message("Appointment on Monday")).containsText("10:30");
        assertThat(visit.message("{not json")).isVisible();
        assertThat(visit.message("Order of 3 items")).containsText("39.90 EUR");
        assertThat(visit.message("Shared a reel").locator("a")).hasAttribute("rel", "noopener noreferrer nofollow");
        assertThat(visit.message("Mentioned you in a story").locator("img")).isVisible();
        assertThat(visit.message("Unsupported message")).containsText("poll");
        assertThat(visit.message("Which one is wrong?").locator(".option")).hasCount(2);
        assertThat(visit.message("votre commande 1042")).containsText("order_update");
        assertThat(visit.message("I meant Tuesday")).containsText("Edited");
        assertThat(visit.message("This message was deleted")).isVisible();
        assertThat(visit.message("Is this still available?")).containsText("Forwarded many times");
        assertThat(visit.message("Is this still available?")).containsText("Summer sale");
        assertThat(visit.message("Love it")).containsText("In reply to your story");
        assertThat(visit.message("With a warning")).containsText("Two options were left out");
    }

    @Test
    void leavesMarkupOfCustomersText() {
        visit.open(Gallery.EVERYTHING);
        Locator hostile = visit.message("<img src=x onerror=alert(1)>");
        assertThat(hostile.locator(".text")).containsText("<script>document.title='x'</script> {{person.name}}");
        assertThat(hostile.locator(".text img")).hasCount(0);
        assertThat(visit.page).not().hasTitle("x");
    }

    @Test
    void setsEachTextInItsOwnDirection() {
        visit.open(Gallery.EVERYTHING);
        Locator arabic = visit.message("رقم الطلب").locator(".text");
        assertThat(arabic).hasCSS("direction", "rtl");
        assertThat(visit.message("I meant Tuesday").locator(".text")).hasCSS("direction", "ltr");
    }

    @Test
    void marksWhereTheUnreadBeginUntilTheAgentLeaves() {
        world.inbound(LONG, "One");
        world.inbound(LONG, "Two");
        visit.open(LONG);
        Locator divider = visit.page.locator("serai-log .new");
        assertThat(divider).isVisible();
        await().until(() -> world.conversation(LONG).get("unread").asInt() == 0);
        assertThat(visit.page.locator("serai-list [aria-selected=true] .badge")).isHidden();
        assertThat(divider).isVisible();
        visit.open(Gallery.PICTURED);
        visit.open(LONG);
        assertThat(divider).isHidden();
    }

    @Test
    void followsAtTheEndAndWaitsWithNewsElsewhere() {
        fill(60);
        visit.open(LONG);
        world.inbound(LONG, "At the end");
        assertThat(visit.message("At the end")).isInViewport();
        scroll("scroller.scrollTop = 800");
        world.inbound(LONG, "Far below");
        assertThat(visit.page.locator("serai-log .news")).containsText("1 new");
        assertThat(visit.message("Far below")).not().isInViewport();
        visit.page.locator("serai-log .news").click();
        assertThat(visit.message("Far below")).isInViewport();
    }

    @Test
    void keepsItsPlaceWhenOlderMessagesAreLoaded() {
        fill(160);
        visit.open(LONG);
        assertThat(visit.page.locator("serai-message")).hasCount(50);
        Locator oldest = visit.message("Message 112.").first();
        double before = ((Number) scroll("scroller.scrollTop = 190; return top()")).doubleValue();
        assertThat(visit.page.locator("serai-message")).hasCount(100);
        assertThat(oldest).isInViewport();
        double after = ((Number) scroll("return top()")).doubleValue();
        assertThat(Math.abs(after - before)).as("how far the message that was read has moved").isLessThan(2);
    }

    @Test
    void showsThatSomebodyTypesAndWhoElseLooks() {
        visit.open(Gallery.PICTURED);
        world.typing(Gallery.PICTURED, "contact", "c", "Amina Diallo", true);
        assertThat(visit.page.locator("serai-log .typing")).hasText("Amina Diallo is typing…");
        world.inbound(Gallery.PICTURED, "Here");
        assertThat(visit.page.locator("serai-log .typing")).isEmpty();
        world.happen(Json.object("type", "viewing", "conversationId", Gallery.PICTURED, "agents",
                List.of(Json.object("id", World.SAM, "name", "Sam Okafor"))));
        assertThat(visit.page.locator("serai-thread-head .viewers"))
                .hasAttribute("aria-label", "Also here: Sam Okafor");
        assertThat(stand.said("viewing.*" + Gallery.PICTURED)).isPositive();
    }

    @Test
    void reactsAndTakesTheReactionBack() {
        visit.open(Gallery.PICTURED);
        Locator message = visit.message("I was charged twice").filter(new Locator.FilterOptions()
                .setHasNotText("I can see")).first();
        message.hover();
        message.locator("[popovertarget=react]").click();
        message.locator("#react button").first().click();
        assertThat(message.locator(".reactions button")).hasText("👍");
        message.locator(".reactions button").click();
        assertThat(message.locator(".reactions button")).hasCount(0);
    }

    @Test
    void showsStatusesByNameAsTheyClimb() {
        ObjectNode sent = world.outbound(LONG, World.ME, new Content.Text("On its way"), "queued");
        visit.open(LONG);
        Locator tick = visit.message("On its way").locator(".tick");
        assertThat(tick).hasText("Waiting to be sent");
        for (String status : List.of("sent", "delivered", "read")) {
            world.status(sent, status);
            assertThat(tick).hasText(status.substring(0, 1).toUpperCase() + status.substring(1));
        }
    }

    @Test
    void takesWhatWasUnsentOutOfSight() {
        ObjectNode message = world.inbound(LONG, "My card is 4111");
        visit.open(LONG);
        Json.merge(message, Json.object("content", Json.tree(new Content.Notice("unsent", java.util.Map.of())),
                "deletedAt", Instant.now().toString()));
        world.change(message, Json.object());
        assertThat(visit.message("This message was deleted")).isVisible();
        assertThat(visit.message("4111")).hasCount(0);
    }

    @Test
    void handsAConversationFromHandToHand() {
        visit.open(LONG);
        Page page = visit.page;
        button("Take").click();
        assertThat(page.locator("serai-details")).containsText("You");
        assertThat(page.locator("serai-log .notice")).containsText("Noor Haddad assigned this to Noor Haddad");
        page.keyboard().press("s");
        page.locator("serai-assign li", new Page.LocatorOptions().setHasText("Ines Duarte")).click();
        assertThat(page.locator("serai-details")).containsText("Ines Duarte");
        button("Take").click();
        page.locator("serai-toasts button", new Page.LocatorOptions().setHasText("Take it anyway")).click();
        await().until(() -> world.conversation(LONG).get("assignee").asText().equals(World.ME));
        button("Resolve").click();
        assertThat(page.locator("serai-thread-head .chip").first()).hasText("Resolved");
        button("Reopen").click();
        assertThat(page.locator("serai-thread-head .chip").first()).hasText("Open");
    }

    @Test
    void saysThatAConversationMayNoLongerBeSeen() {
        visit.open(LONG);
        world.emit("conversation.gone", LONG, 99, Json.object("id", LONG));
        assertThat(visit.page.locator("serai-thread .state")).containsText("can no longer see");
    }

    @Test
    void changesWhatIsKnownOfAConversation() {
        visit.open(Gallery.PICTURED);
        Page page = visit.page;
        page.locator("serai-tags input").fill("urgent");
        page.keyboard().press("Enter");
        assertThat(page.locator("serai-tags")).containsText("urgent");
        page.locator("serai-tags button[aria-label='Remove tag vip']").click();
        assertThat(page.locator("serai-tags")).not().containsText("vip");
        page.locator("serai-details input[aria-label=Subject]").fill("Charged twice");
        page.keyboard().press("Enter");
        await().until(() -> world.conversation(Gallery.PICTURED).path("subject").asText().equals("Charged twice"));
        page.locator("serai-details input[aria-label='Order number']").fill("1042");
        page.keyboard().press("Tab");
        await().until(() -> world.conversation(Gallery.PICTURED).at("/fields/order-number").asText().equals("1042"));
        assertThat(page.locator("serai-details")).containsText("Churn risk");
        assertThat(Scenes.contents()).isNotEmpty();
    }

    private void fill(int messages) {
        IntStream.range(1, messages).forEach(number -> world.inbound(LONG, "Message " + number + ". "
                + "Lorem ipsum dolor. ".repeat(number % 5)));
        world.conversation(LONG).put("unread", 0);
        world.emit("read.updated", LONG, 1, Json.object("conversationId", LONG, "seq", messages, "unread", 0));
        assertThat(visit.page.locator("serai-list [data-id='" + LONG + "'] .badge")).hasCount(0);
    }

    private Locator button(String name) {
        return visit.page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** Runs in the page with the log's scroller, and how far down the first message of "112" stands. */
    private Object scroll(String script) {
        return visit.page.evaluate("""
                async script => {
                  const inbox = document.querySelector('serai-app').shadowRoot.querySelector('serai-inbox').shadowRoot;
                  const log = inbox.querySelector('serai-thread').shadowRoot.querySelector('serai-log');
                  const scroller = log.shadowRoot.querySelector('.scroller');
                  const top = () => [...log.shadowRoot.querySelectorAll('serai-message')]
                    .find(each => each.message.content.text?.startsWith('Message 112.')).getBoundingClientRect().top;
                  await new Promise(requestAnimationFrame);
                  const acts = {'scroller.scrollTop = 800': () => scroller.scrollTop = 800,
                    'scroller.scrollTop = 190; return top()': () => (scroller.scrollTop = 190, top()), 'return top()': top};
                  const result = acts[script]();
                  await new Promise(requestAnimationFrame);
                  await new Promise(requestAnimationFrame);
                  return result;
                }""", script);
    }
}
