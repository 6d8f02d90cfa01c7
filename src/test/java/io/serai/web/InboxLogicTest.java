package io.serai.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.serai.testing.Chromium;
import io.serai.web.stand.Stand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs the tests of the inbox's pure modules, which are written in JavaScript, where they will run: in a browser. */
class InboxLogicTest {

    private static final Path TESTS = Path.of("src/test/resources/inbox/logic");

    @TestFactory
    Stream<DynamicContainer> logic() throws IOException {
        try (Stand stand = Stand.start(0); Stream<Path> files = Files.list(TESTS); Page page = Chromium.browser()
                .newPage()) {
            page.navigate(stand.url() + "/inbox/");
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".test.js")).sorted()
                    .map(name -> container(page, name)).toList().stream();
        }
    }

    @SuppressWarnings("unchecked")
    private static DynamicContainer container(Page page, String file) {
        List<Map<String, String>> results = (List<Map<String, String>>) page.evaluate("""
                async file => {
                  await import('/src/test/resources/inbox/logic/' + file);
                  const {run} = await import('/src/test/resources/inbox/harness.js');
                  return run();
                }""", file);
        assertThat(results).as(file).isNotEmpty();
        return DynamicContainer.dynamicContainer(file, results.stream().map(result ->
                DynamicTest.dynamicTest(result.get("name"), () -> assertThat(result.get("error")).isNull())));
    }
}
