package io.serai.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import io.serai.web.stand.Gallery;
import io.serai.web.stand.Stand;
import io.serai.web.stand.World;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answering: what is sent, how it is seen until it has arrived, and what happens when it cannot. */
class InboxComposerTest {

    private static final String CHAT = Gallery.PICTURED.substring(0, 24) + "00000000000a";

    private final Stand stand = Stand.shared();
    private World world;
    private Visit visit;

    @BeforeEach
    void begin() {
        world = stand.begin();
        visit = Visit.to(stand).signIn().open(CHAT);
    }

    @AfterEach
    void end() {
        visit.close();
    }

    @Test
    void showsAReplyAtOnceAndSendsItOnce() {
        visit.say("Good morning, Tomás");
        assertThat(visit.message("Good morning, Tomás")).hasCount(1);
        assertThat(visit.editor()).hasValue("");
        await().until(() -> sent().size() == 1);
        assertThat(sent().getFirst().at("/content/text").asText()).isEqualTo("Good morning, Tomás");
        world.status(sent().getFirst(), "delivered");
        assertThat(visit.message("Good morning, Tomás").locator(".tick")).hasText("Delivered");
        assertThat(visit.message("Good morning, Tomás")).hasCount(1);
    }

    @Test
    void keepsTheOrderInWhichRepliesWereWritten() {
        for (int number = 1; number <= 5; number++) {
            visit.say("Reply " + number);
        }
        await().until(() -> sent().size() == 5);
        assertThat(sent()).extracting(each -> each.at("/content/text").asText())
                .containsExactly("Reply 1", "Reply 2", "Reply 3", "Reply 4", "Reply 5");
    }

    @Test
    void asksAgainWhenNoAnswerCameAndNeverSendsTwice() {
        world.faults.forgetful = true;
        visit.say("Only once");
        await().until(() -> world.requests("POST .*/messages") == 2);
        assertThat(visit.message("Only once").locator(".tick")).hasText("Waiting to be sent");
        assertThat(visit.message("Only once")).hasCount(1);
        assertThat(sent()).hasSize(1);
    }

    @Test
    void keepsWhatWasNotSentOverAReloadAndSendsItThen() {
        world.faults.noAnswer = true;
        visit.say("Written in a tunnel");
        assertThat(visit.message("Written in a tunnel")).containsText("Checking");
        assertThat(visit.message("Written in a tunnel")).not().containsText("Retry");
        world.faults.noAnswer = false;
        visit.page.reload();
        assertThat(visit.message("Written in a tunnel")).isVisible();
        await().until(() -> sent().size() == 1);
    }

    @Test
    void saysWhyTheServerRefusedAndOffersToTryAgainOrDelete() {
        world.faults.refuse = "message";
        visit.say("Too late");
        Locator message = visit.message("Too late");
        assertThat(message).containsText("Not sent: The 24-hour window has closed. Send a template.");
        assertThat(visit.page.locator(".instead")).containsText("Only an approved template");
        world.faults.refuse = "";
        message.getByText("Retry").click();
        await().until(() -> sent().size() == 1);
        assertThat(visit.message("Too late").locator(".tick")).isVisible();
    }

    @Test
    void triesAgainWhatTheProviderRefused() {
        visit.say("Undeliverable");
        await().until(() -> sent().size() == 1);
        world.failed(sent().getFirst(), "recipient-gone", "WhatsApp cannot deliver to this number.", false);
        assertThat(visit.message("Undeliverable")).containsText("Not sent: WhatsApp cannot deliver to this number.");
        visit.message("Undeliverable").getByText("Retry").click();
        assertThat(visit.message("Undeliverable").locator(".tick")).hasText("Waiting to be sent");
        world.failed(sent().getFirst(), "recipient-gone", "Still not.", false);
        visit.message("Undeliverable").getByText("Delete").click();
        assertThat(visit.message("Undeliverable")).hasCount(0);
        assertThat(sent()).isEmpty();
    }

    @Test
    void keepsADraftHereThereAndInTheList() {
        visit.editor().fill("Half a thou");
        await().until(() -> world.requests("PUT .*/draft") > 0);
        assertThat(visit.page.locator("serai-list [aria-selected=true]")).containsText("Draft: Half a thou");
        visit.page.reload();
        assertThat(visit.editor()).hasValue("Half a thou");
        visit.page.keyboard().press("Control+k");
        visit.page.keyboard().press("Escape");
        visit.open(Gallery.PICTURED);
        assertThat(visit.editor()).hasValue("");
        visit.open(CHAT);
        assertThat(visit.editor()).hasValue("Half a thou");
    }

    @Test
    void leavesEnterToTheInputMethodWhileItComposes() {
        visit.editor().fill("ni");
        visit.editor().evaluate("""
                field => field.dispatchEvent(new KeyboardEvent('keydown',
                    {key: 'Enter', isComposing: true, bubbles: true, composed: true, cancelable: true}))""");
        visit.editor().press("Shift+Enter");
        assertThat(visit.editor()).hasValue("ni\n");
        assertThat(sent()).isEmpty();
    }

    @Test
    void insertsQuickRepliesWithTheirVariablesFilled() {
        visit.editor().pressSequentially("/gree");
        assertThat(visit.page.locator("serai-editor [role=option]").first()).containsText("Greeting");
        visit.page.keyboard().press("Enter");
        assertThat(visit.editor()).hasValue("Hello Tomás, this is Noor. How can I help?");
        assertThat(sent()).isEmpty();
    }

    @Test
    void sendsNothingWithAVariableThatNobodyFilled() {
        visit.say("Your number is {{field.order-number}}");
        assertThat(visit.page.locator("serai-editor .missing")).containsText("{{field.order-number}}");
        assertThat(visit.editor()).hasValue("Your number is {{field.order-number}}");
        assertThat(sent()).isEmpty();
    }

    @Test
    void writesNotesThatOnlyTheTeamSees() {
        visit.editor().blur();
        visit.page.keyboard().press("n");
        visit.page.locator("serai-composer .swatch.pink").click();
        visit.editor().fill("He is angry");
        visit.page.getByText("Add note").click();
        assertThat(visit.page.locator("serai-log .note-pink")).containsText("Private note · Noor Haddad: He is angry");
        assertThat(visit.page.locator("serai-notes")).containsText("He is angry");
        assertThat(sent()).isEmpty();
        assertThat(world.requests("POST .*/notes")).isEqualTo(1);
    }

    @Test
    void quotesAMessage() {
        Locator asked = visit.page.locator("serai-message").first();
        asked.hover();
        asked.locator("[aria-label='Reply to this']").click();
        assertThat(visit.page.locator("serai-composer .quoted")).containsText("abierto");
        visit.say("Yes, until eight");
        await().until(() -> sent().size() == 1);
        assertThat(sent().getFirst().at("/replyTo/messageId").asText()).isNotEmpty();
        assertThat(visit.message("Yes, until eight").locator(".quote")).containsText("Sigue abierto");
    }

    @Test
    void formatsAsTheChannelDoes() {
        visit.editor().fill("now");
        visit.editor().selectText();
        visit.editor().press("Control+b");
        assertThat(visit.editor()).hasValue("*now*");
        visit.editor().press("Enter");
        assertThat(visit.message("now").last().locator("b")).hasText("now");
    }

    @Test
    void checksFilesForTheChannelAndSendsThemWithTheirText() {
        visit.page.locator("serai-editor input[type=file]").setInputFiles(new FilePayload[] {
            new FilePayload("empty.png", "image/png", new byte[0]), new FilePayload("proof.png", "image/png",
                    new byte[2048])});
        assertThat(visit.page.locator("serai-uploads li.bad")).containsText("The file is empty.");
        visit.editor().fill("See the proof");
        visit.editor().press("Enter");
        assertThat(sent()).isEmpty();
        visit.page.locator("serai-uploads [aria-label='Remove empty.png']").click();
        visit.editor().press("Enter");
        await().until(() -> sent().size() == 1);
        JsonNode content = sent().getFirst().get("content");
        assertThat(content.get("type").asText()).isEqualTo("image");
        assertThat(content.at("/attachment/caption").asText()).isEqualTo("See the proof");
        assertThat(visit.page.locator("serai-uploads")).hasCount(0);
    }

    @Test
    void sendsEachOfSeveralFilesAndThenTheText() {
        visit.page.locator("serai-editor input[type=file]").setInputFiles(new FilePayload[] {
            new FilePayload("a.pdf", "application/pdf", new byte[10]), new FilePayload("b.ogg", "audio/ogg",
                    new byte[10])});
        assertThat(visit.page.locator("serai-uploads progress")).hasCount(0);
        visit.say("Both");
        await().until(() -> sent().size() == 3);
        assertThat(sent()).extracting(each -> each.at("/content/type").asText())
                .containsExactly("file", "audio", "text");
    }

    @Test
    void replacesTheComposerByTemplatesWhenTheWindowIsClosed() {
        visit.editor().fill("I was about to say");
        world.policy(CHAT, "template-only", null);
        assertThat(visit.editor()).hasCount(0);
        visit.page.getByText("Choose template").click();
        Page page = visit.page;
        page.locator("serai-templates input[type=search]").fill("order");
        page.locator("serai-templates [role=option]").first().click();
        Locator send = page.locator("serai-templates button.primary");
        assertThat(send).isDisabled();
        page.locator("serai-templates .fill input").nth(0).fill("Tomás");
        page.locator("serai-templates .fill input").nth(1).fill("1042");
        assertThat(page.locator("serai-templates .bubble"))
                .containsText("Bonjour Tomás, votre commande 1042 est en route.");
        send.click();
        await().until(() -> sent().size() == 1);
        assertThat(sent().getFirst().at("/content/components/0/parameters/1/text").asText()).isEqualTo("1042");
        world.policy(CHAT, "open", Duration.ofHours(24));
        assertThat(visit.editor()).hasValue("I was about to say");
    }

    @Test
    void warnsBeforeTheWindowClosesAndAsksTheServerWhenItHas() {
        world.policy(CHAT, "open", Duration.ofHours(3));
        assertThat(visit.page.locator("serai-thread-head .chip", new Page.LocatorOptions().setHasText(":")))
                .isVisible();
        assertThat(visit.page.locator("serai-policy p")).hasCount(0);
        world.policy(CHAT, "open", Duration.ofMinutes(40));
        assertThat(visit.page.locator("serai-policy"))
                .containsText(Pattern.compile("WhatsApp \\(Twilio\\) reply window closes in 00:4[01]"));
        long before = world.requests("GET .*/conversations/" + CHAT);
        world.policy(CHAT, "open", Duration.ofSeconds(-1));
        await().atMost(Duration.ofSeconds(30)).until(() -> world.requests("GET .*/conversations/" + CHAT) > before);
    }

    @Test
    void asksWithButtons() {
        visit.page.locator("serai-editor [aria-label='Ask with buttons or a list']").click();
        Page page = visit.page;
        page.locator("serai-prompt-builder select").selectOption("buttons");
        page.locator("serai-prompt-builder textarea").fill("Which day?");
        page.locator("serai-prompt-builder .option input").nth(0).fill("Monday");
        page.locator("serai-prompt-builder .option input").nth(1).fill("Monday");
        assertThat(page.locator("serai-prompt-builder .error")).containsText("the same");
        page.locator("serai-prompt-builder .option input").nth(1).fill("Tuesday");
        page.locator("serai-prompt-builder button.primary").click();
        await().until(() -> sent().size() == 1);
        assertThat(sent().getFirst().at("/content/options/1/title").asText()).isEqualTo("Tuesday");
        assertThat(visit.message("Which day?").locator(".option")).hasCount(2);
    }

    @Test
    void asksBeforeAnsweringOverAColleague() {
        world.typing(CHAT, "agent", World.SAM, "Sam Okafor", true);
        assertThat(visit.page.locator("serai-composer .busy")).containsText("Sam Okafor is replying");
        visit.say("Me too");
        assertThat(visit.page.locator("serai-composer .busy")).containsText("Send anyway?");
        assertThat(sent()).isEmpty();
        visit.page.getByText("Send anyway", new Page.GetByTextOptions().setExact(true)).click();
        await().until(() -> sent().size() == 1);
    }

    @Test
    void tellsThatItIsTypedAtMostEveryThreeSecondsAndThatItEnded() {
        visit.editor().pressSequentially("Some words that take a while");
        await().until(() -> world.requests("POST .*/typing") == 1);
        visit.editor().blur();
        await().until(() -> world.requests("POST .*/typing") == 2);
    }

    @Test
    void findsEmojiByTheirNames() {
        visit.editor().fill("Well done ");
        visit.page.locator("serai-editor [aria-label=Emoji]").click();
        visit.page.locator("serai-emoji input").fill("trophy");
        visit.page.keyboard().press("Enter");
        assertThat(visit.editor()).hasValue("Well done 🏆");
    }

    /** What the agent sent to this conversation, as the server has it. */
    private List<ObjectNode> sent() {
        return world.messagesOf(CHAT).stream().filter(each -> each.has("clientId")).toList();
    }
}
