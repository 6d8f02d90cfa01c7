package io.serai.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.jspecify.annotations.Nullable;

/**
 * The browser that tests drive: Debian's Chromium, or the one that {@code SERAI_CHROMIUM} names, started once for the
 * whole test run. It ends with the JVM. Playwright is for one thread, as JUnit's tests are here.
 */
public final class Chromium {

    private static @Nullable Browser browser;

    private Chromium() {
    }

    /** A test without a browser is skipped on a developer's machine, and fails where CI is to prove everything. */
    public static synchronized Browser browser() {
        if (browser == null) {
            Path chromium = Path.of(System.getenv().getOrDefault("SERAI_CHROMIUM", "/usr/bin/chromium"));
            if (!Files.isExecutable(chromium)) {
                Assumptions.assumeTrue(Boolean.parseBoolean(System.getenv("CI")), "No Chromium at " + chromium);
                throw new IllegalStateException("No Chromium at " + chromium + ": install it or set SERAI_CHROMIUM");
            }
            browser = Playwright.create(new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))
                    .chromium().launch(new LaunchOptions().setExecutablePath(chromium)
                            .setArgs(List.of("--no-sandbox", "--disable-gpu", "--autoplay-policy=no-user-gesture-required")));
        }
        return browser;
    }
}
