package io.serai.testing;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** A machine that runs tests is often busy with more than them: what is awaited may take its time everywhere. */
public final class Patience implements LauncherSessionListener {

    private static final Duration LONGEST = Duration.ofSeconds(30);

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        Awaitility.setDefaultTimeout(LONGEST);
        PlaywrightAssertions.setDefaultAssertionTimeout(LONGEST.toMillis());
    }
}
