package io.serai.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.serai.testing.Chromium;
import io.serai.web.stand.Stand;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A browser in which somebody works in the inbox. Closing it fails the test if the page said anything was wrong. */
final class Visit implements AutoCloseable {

    final Stand stand;
    final BrowserContext context;
    final Page page;
    final List<String> errors = new CopyOnWriteArrayList<>();

    private Visit(Stand stand, BrowserContext context) {
        this.stand = stand;
        this.context = context;
        this.page = tab();
    }

    static Visit to(Stand stand) {
        return to(stand, 1280, 800, ColorScheme.LIGHT, "en");
    }

    static Visit to(Stand stand, int width, int height, ColorScheme colours, String language) {
        BrowserContext context = Chromium.browser().newContext(new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(colours).setLocale(language)
                        .setReducedMotion(com.microsoft.playwright.options.ReducedMotion.REDUCE));
        context.setDefaultTimeout(30_000);
        return new Visit(stand, context);
    }

    /** Another tab of the same browser. */
    Page tab() {
        Page tab = context.newPage();
        tab.onPageError(errors::add);
        tab.onConsoleMessage(message -> {
            // That an answer was no success is written by the browser, and often what a test is about.
            if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")
                    && !message.text().startsWith("WebSocket connection to")) {
                errors.add(message.text());
            }
        });
        return tab;
    }

    Visit signIn() {
        page.navigate(stand.url() + "/inbox/");
        page.locator("input[name=email]").fill("noor@example.com");
        page.locator("input[name=password]").fill("correct horse");
        page.keyboard().press("Enter");
        page.locator("serai-list").waitFor();
        page.locator(".chip.ok").first().waitFor();
        return this;
    }

    Visit open(String conversation) {
        go("#/c/" + conversation);
        page.locator("serai-log .log").waitFor();
        page.locator("serai-editor textarea, .instead, .closed").first().waitFor();
        return this;
    }

    void go(String fragment) {
        page.evaluate("where => location.hash = where", fragment);
    }

    Locator row(String text) {
        return page.locator("serai-list [role=option]", new Page.LocatorOptions().setHasText(text));
    }

    Locator message(String text) {
        return page.locator("serai-message", new Page.LocatorOptions().setHasText(text));
    }

    Locator editor() {
        return page.locator("serai-editor textarea");
    }

    /** Types a reply and sends it. */
    void say(String text) {
        editor().fill(text);
        editor().press("Enter");
    }

    @Override
    public void close() {
        context.close();
        assertThat(errors).as("what the page complained of").isEmpty();
    }
}
