package io.serai.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;
import io.serai.web.stand.Gallery;
import io.serai.web.stand.Stand;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every screen in light and dark, from right to left, and on a phone: axe finds nothing serious in it, nothing runs
 * over its edge, and a picture of it is left in {@code target/screens} to be looked at.
 */
class InboxLooksTest {

    private static final Set<String> SERIOUS = Set.of("serious", "critical");
    /** One light, one dark: axe takes a second for a screen, and the others have the same words and colours. */
    private static final Set<String> EXAMINED = Set.of("light", "right-to-left");

    private final Stand stand = Stand.shared();

    @ParameterizedTest(name = "{0}")
    @CsvSource({"light, LIGHT, en, 1280, 800", "right-to-left, DARK, ar, 1280, 800",
        "narrow, LIGHT, es, 820, 900", "phone, LIGHT, en, 390, 800"})
    void everyScreen(String name, ColorScheme colours, String language, int width, int height) {
        stand.begin();
        List<String> findings = new ArrayList<>();
        try (Visit visit = Visit.to(stand, width, height, colours, language)) {
            visit.page.navigate(stand.url() + "/inbox/");
            visit.page.locator("serai-sign-in form").waitFor();
            judge(visit, name, "sign-in", findings);
            visit.signIn();
            screens().forEach((screen, show) -> {
                show.accept(visit);
                judge(visit, name, screen, findings);
                leave(visit.page);
            });
        }
        assertThat(findings).isEmpty();
    }

    private static Map<String, Consumer<Visit>> screens() {
        Map<String, Consumer<Visit>> screens = new LinkedHashMap<>();
        screens.put("list", visit -> visit.go("#/"));
        screens.put("thread", visit -> visit.open(Gallery.PICTURED));
        screens.put("contents", visit -> {
            visit.open(Gallery.EVERYTHING);
            visit.page.locator("serai-card").first().waitFor();
        });
        screens.put("template-only", visit -> visit.open(Gallery.TEMPLATE_ONLY));
        screens.put("templates", visit -> {
            visit.open(Gallery.TEMPLATE_ONLY);
            visit.page.locator("serai-composer .instead button").click();
            visit.page.locator("serai-templates [role=option]").first().click();
        });
        screens.put("note", visit -> {
            visit.open(Gallery.PICTURED);
            visit.page.locator("serai-composer [role=tab]").nth(1).click();
        });
        screens.put("assign", visit -> {
            visit.open(Gallery.PICTURED);
            visit.page.locator("serai-log .scroller").focus();
            visit.page.keyboard().press("s");
            visit.page.locator("serai-assign li").first().waitFor();
        });
        screens.put("prompt", visit -> {
            visit.open(Gallery.EVERYTHING);
            visit.page.locator("serai-editor .bar button").nth(3).click();
            visit.page.locator("serai-prompt-builder textarea").waitFor();
        });
        screens.put("emoji", visit -> {
            visit.open(Gallery.EVERYTHING);
            visit.page.locator("serai-editor .bar button").nth(1).click();
            visit.page.locator("serai-emoji input").waitFor();
        });
        screens.put("command-bar", visit -> {
            visit.page.keyboard().press("Control+k");
            visit.page.locator("serai-command-bar [role=option]").first().waitFor();
        });
        for (String section : List.of("connections", "dead-letters", "agents", "queues", "teams", "bots",
                "wrapup-reasons", "bans", "engines", "glossaries", "canned-replies",
                "tags", "fields",
                "tokens", "audit", "self-test")) {
            screens.put("settings-" + section, visit -> {
                visit.go("#/settings/" + section);
                visit.page.locator("serai-settings h2").waitFor();
            });
        }
        screens.put("board", visit -> {
            visit.go("#/board");
            visit.page.locator("serai-board table").first().waitFor();
        });
        screens.put("shortcuts", visit -> {
            visit.go("#/");
            visit.page.locator("serai-rail button").first().click();
            visit.page.locator("serai-shortcuts table").waitFor();
        });
        screens.put("preferences", visit -> {
            visit.page.locator("serai-rail .me").click();
            visit.page.locator("serai-rail .menu button").nth(1).click();
            visit.page.locator("serai-preferences select").first().waitFor();
        });
        return screens;
    }

    private static void judge(Visit visit, String look, String screen, List<String> findings) {
        Page page = visit.page;
        page.screenshot(new ScreenshotOptions().setPath(Path.of("target/screens", screen + "-" + look + ".png")));
        if (EXAMINED.contains(look)) {
            new AxeBuilder(page).analyze().getViolations().stream().filter(rule -> SERIOUS.contains(rule.getImpact()))
                    .forEach(rule -> findings.add(screen + ", " + look + ": " + told(rule)));
        }
        if (!(Boolean) page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")) {
            findings.add(screen + ", " + look + ": runs over the edge of the window");
        }
    }

    private static String told(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + rule.getNodes().stream().limit(4)
                .map(node -> "\n   " + node.getTarget() + " " + node.getHtml()).collect(Collectors.joining());
    }

    private static void leave(Page page) {
        page.keyboard().press("Escape");
        assertThat(page.locator("dialog[open]")).hasCount(0);
        page.evaluate("() => document.activeElement?.blur()");
    }
}
