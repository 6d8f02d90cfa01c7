package io.serai.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import io.serai.web.stand.Gallery;
import io.serai.web.stand.Json;
import io.serai.web.stand.Stand;
import io.serai.web.stand.World;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A French customer and an English agent: what each reads, what goes out, and what can be done where it is not right. */
class InboxTranslationTest {

    /** Whose contact writes French. */
    private static final String CHAT = Gallery.PICTURED;

    private final Stand stand = Stand.shared();
    private World world;
    private Visit visit;

    @BeforeEach
    void begin() {
        world = stand.begin();
        visit = Visit.to(stand).signIn();
        await().until(stand::sockets, sockets -> sockets == 1);
    }

    @AfterEach
    void end() {
        visit.close();
    }

    private static ObjectNode english(String text, Object... more) {
        ObjectNode translation = Json.object("language", "en", "text", text, "engine", "apertium", "warnings", List.of(),
            "terms", List.of(), "confidence", 0.9);
        Json.merge(translation, Json.object(more));
        return translation;
    }

    private Locator show() {
        return visit.page.locator("serai-lens select").last();
    }

    @Test
    void showsTheTranslationAndTheOriginalOnRequest() {
        ObjectNode message = world.inbound(CHAT, "Ma facture est fausse.");
        visit.open(CHAT);
        assertThat(visit.message("Ma facture est fausse.")).isVisible();
        world.translate(message, "fr", english("My invoice is wrong."));

        Locator shown = visit.message("My invoice is wrong.");
        assertThat(shown.locator("serai-translated")).containsText("Translated from French");
        assertThat(shown).not().containsText("facture");
        show().selectOption("both");
        assertThat(shown).containsText("facture");
        visit.page.screenshot(new ScreenshotOptions().setPath(Path.of("target/screens/translated.png")));
        assertThat(new AxeBuilder(visit.page).analyze().getViolations().stream()
            .filter(rule -> Set.of("serious", "critical").contains(rule.getImpact())).map(rule -> rule.getId() + " "
                + rule.getNodes().getFirst().getHtml()).toList()).isEmpty();
        show().selectOption("original");
        assertThat(visit.message("My invoice is wrong.")).hasCount(0);
    }

    @Test
    void marksWhatIsUncertainAndTakesACorrection() {
        visit.open(CHAT);
        ObjectNode message = world.inbound(CHAT, "Rappelez-moi.");
        world.translate(message, "fr", english("Remember me.", "warnings", List.of("cut-off"), "confidence", 0.4));
        Locator shown = visit.message("Remember me.");
        assertThat(shown.locator(".doubt")).containsText("Uncertain");
        shown.locator("button", new Locator.LocatorOptions().setHasText("Correct")).click();
        visit.page.locator("serai-translated textarea").fill("Call me back.");
        visit.page.locator("serai-translated button.primary").click();
        assertThat(visit.message("Call me back.")).containsText("corrected");
    }

    @Test
    void sendsWhatWasLookedAt() {
        visit.open(CHAT);
        visit.editor().fill("Hello, I am looking.");
        Locator lens = visit.page.locator("serai-composer .lens");
        assertThat(lens).containsText("Goes out in French");
        lens.locator("button").click();
        assertThat(lens.locator("textarea")).hasValue("Bonjour, je regarde.");
        assertThat(lens).containsText("Hello, I look.");
        visit.editor().press("Enter");
        await().until(() -> world.messagesOf(CHAT).stream().anyMatch(each -> each.has("clientId")));
        assertThat(lens.locator("textarea")).hasCount(0);
    }

    @Test
    void triesEnginesAndShowsTheTermsOfAGlossary() {
        visit.go("#/settings/engines");
        Locator engines = visit.page.locator("serai-engines");
        assertThat(engines).containsText("Apertium");
        engines.locator("textarea").fill("Buenos días");
        engines.locator("button.primary").click();
        assertThat(engines.locator("[role=status]")).containsText("Good day");
        visit.go("#/settings/glossaries");
        visit.page.locator("serai-glossaries button.link").first().click();
        assertThat(visit.page.locator("serai-terms")).containsText("reembolso");
    }

    @Test
    void saysPlainlyWhereNothingIsTranslated() {
        world.withoutEngines();
        visit.open(CHAT);
        assertThat(visit.page.locator("serai-lens")).containsText("They write French. No translation engine is set up.");
        assertThat(visit.page.locator("serai-composer .lens")).hasCount(0);
    }
}
