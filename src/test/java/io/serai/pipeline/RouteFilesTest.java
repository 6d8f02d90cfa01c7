package io.serai.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

class RouteFilesTest {

    @TempDir
    private Path jar;

    @TempDir
    private Path disk;

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private RouteFiles files;

    @BeforeEach
    void startCamel() throws IOException {
        camel.start();
        var packed = new PathMatchingResourcePatternResolver(new URLClassLoader(new URL[] {jar.toUri().toURL()}, null));
        files = new RouteFiles(camel, new RouteFolders(disk, packed));
    }

    @AfterEach
    void stopCamel() {
        camel.stop();
    }

    @Test
    void runsPackedFilesAndFilesOnDisk() throws IOException {
        write(jar, "routes/10-a.camel.yaml", answering("a", "packed"));
        write(disk, "routes/custom/b.camel.yaml", answering("b", "mine"));
        files.loadAll();
        assertThat(ask("a")).isEqualTo("packed");
        assertThat(ask("b")).isEqualTo("mine");
        assertThat(files.files()).extracting(RouteFileStatus::path)
                .containsExactly("routes/10-a.camel.yaml", "routes/custom/b.camel.yaml");
    }

    @Test
    void prefersAFileOnDiskToThePackedOneOfTheSamePath() throws IOException {
        write(jar, "connectors/web/web.camel.yaml", answering("a", "packed"));
        write(disk, "connectors/web/web.camel.yaml", answering("a", "mine"));
        files.loadAll();
        assertThat(ask("a")).isEqualTo("mine");
        assertThat(files.files()).singleElement().matches(RouteFileStatus::onDisk);

        Files.delete(disk.resolve("connectors/web/web.camel.yaml"));
        files.reload("connectors/web/web.camel.yaml");
        assertThat(ask("a")).as("the packed one is back").isEqualTo("packed");
    }

    @Test
    void refusesABrokenFileByNameWhileTheOthersRun() throws IOException {
        write(disk, "routes/10-good.camel.yaml", answering("good", "yes"));
        write(disk, "routes/20-not-yaml.camel.yaml", "- route: [");
        write(disk, "routes/30-no-such-step.camel.yaml", "- route: {id: x, from: {uri: 'direct:x', steps: [{tu: y}]}}");
        write(disk, "routes/40-no-such-component.camel.yaml", "- route: {id: y, from: {uri: 'nosuch:y', steps: [{log: y}]}}");
        write(disk, "routes/50-also-good.camel.yaml", answering("also", "yes"));
        files.loadAll();
        assertThat(ask("good")).isEqualTo("yes");
        assertThat(ask("also")).isEqualTo("yes");
        assertThat(files.refused()).extracting(RouteFileStatus::path).containsExactly("routes/20-not-yaml.camel.yaml",
                "routes/30-no-such-step.camel.yaml", "routes/40-no-such-component.camel.yaml");
        assertThat(files.refused().get(1).refusal()).contains("tu");
        assertThat(files.refused().get(2).refusal()).contains("nosuch");
    }

    @Test
    void takesBackEveryRouteOfAFileOfWhichOneDoesNotStart() throws IOException {
        write(disk, "routes/10-taken.camel.yaml", answering("taken", "first"));
        write(disk, "routes/20-half.camel.yaml", answering("half", "x") + """
                - route: {id: second-consumer, from: {uri: 'direct:taken', steps: [{setBody: {constant: stolen}}]}}
                """);
        files.loadAll();
        assertThat(files.refused()).singleElement().matches(status -> status.routes().isEmpty());
        assertThat(camel.getRoutes()).hasSize(1);
        assertThat(ask("taken")).isEqualTo("first");
    }

    @Test
    void refusesAnIdThatAnotherFileHas() throws IOException {
        write(disk, "routes/10-first.camel.yaml", answering("same", "first"));
        write(disk, "routes/20-second.camel.yaml", answering("same", "second"));
        files.loadAll();
        assertThat(ask("same")).isEqualTo("first");
        assertThat(files.refused()).singleElement().satisfies(status -> {
            assertThat(status.path()).isEqualTo("routes/20-second.camel.yaml");
            assertThat(status.refusal()).contains("same").contains("routes/10-first.camel.yaml");
        });
    }

    @Test
    void refusesAnIdThatAppearsTwiceInOneFile() throws IOException {
        write(disk, "routes/10-twice.camel.yaml", answering("same", "first") + answering("same", "second"));
        files.loadAll();
        assertThat(files.refused()).singleElement().matches(status -> status.refusal().contains("same"));
        assertThat(camel.getRoutes()).isEmpty();
    }

    @Test
    void runsAnEditedFileOnceItIsReloaded() throws IOException {
        write(disk, "routes/custom/a.camel.yaml", answering("a", "before"));
        write(disk, "routes/custom/b.camel.yaml", answering("b", "other"));
        files.loadAll();
        write(disk, "routes/custom/a.camel.yaml", answering("a", "after"));
        assertThat(files.reload("routes/custom/a.camel.yaml")).get().matches(status -> !status.isRefused());
        assertThat(ask("a")).isEqualTo("after");
        assertThat(ask("b")).isEqualTo("other");
    }

    @Test
    void keepsTheLastGoodVersionWhenAnEditDoesNotParse() throws IOException {
        write(disk, "routes/custom/a.camel.yaml", answering("a", "good"));
        files.loadAll();
        write(disk, "routes/custom/a.camel.yaml", "- route: {id: a, from: {uri: 'direct:a', steps: [{oops: 1}]}}");
        assertThat(files.reload("routes/custom/a.camel.yaml")).get()
                .matches(RouteFileStatus::isRefused)
                .matches(status -> status.routes().contains("a"));
        assertThat(ask("a")).isEqualTo("good");
    }

    @Test
    void keepsTheLastGoodVersionWhenAnEditDoesNotStart() throws IOException {
        write(disk, "routes/custom/a.camel.yaml", answering("a", "good"));
        files.loadAll();
        write(disk, "routes/custom/a.camel.yaml", answering("a", "new")
                + "- route: {id: b, from: {uri: 'nosuch:b', steps: [{log: b}]}}\n");
        assertThat(files.reload("routes/custom/a.camel.yaml")).get().matches(RouteFileStatus::isRefused);
        assertThat(ask("a")).isEqualTo("good");
        write(disk, "routes/custom/a.camel.yaml", answering("a", "mended"));
        files.reload("routes/custom/a.camel.yaml");
        assertThat(ask("a")).isEqualTo("mended");
        assertThat(files.refused()).isEmpty();
    }

    @Test
    void stopsTheRoutesOfADeletedFileAndStartsNewOnes() throws IOException {
        write(disk, "routes/custom/old.camel.yaml", answering("old", "x"));
        write(disk, "routes/custom/same.camel.yaml", answering("same", "x"));
        files.loadAll();
        var undisturbed = camel.getRoute("same");
        Files.delete(disk.resolve("routes/custom/old.camel.yaml"));
        write(disk, "routes/custom/new.camel.yaml", answering("new", "y"));
        files.reloadChanged();
        assertThat(camel.getRoute("old")).isNull();
        assertThat(ask("new")).isEqualTo("y");
        assertThat(camel.getRoute("same")).isSameAs(undisturbed);
    }

    @Test
    void makesTemplatesAndKameletsAvailableToWhatIsLoadedLater() throws IOException {
        write(jar, "routes/10-template.camel.yaml", """
                - routeTemplate:
                    id: answer
                    parameters: [{name: name}, {name: text}]
                    from: {uri: 'direct:{{name}}', steps: [{setBody: {constant: '{{text}}'}}]}
                """);
        write(jar, "routes/kamelets/shout-action.kamelet.yaml", """
                apiVersion: camel.apache.org/v1
                kind: Kamelet
                metadata: {name: shout-action}
                spec:
                  definition: {title: Shout}
                  template:
                    from: {uri: 'kamelet:source', steps: [{setBody: {simple: '${body}!'}}]}
                """);
        write(disk, "connectors/viber/viber.camel.yaml", """
                - templatedRoute:
                    routeTemplateRef: answer
                    routeId: viber.receive
                    parameters: [{name: name, value: viber}, {name: text, value: hello}]
                - route: {id: viber.loud, from: {uri: 'direct:loud', steps: [{to: {uri: 'direct:viber'}}, {to: {uri: 'kamelet:shout-action'}}]}}
                """);
        files.loadAll();
        assertThat(files.refused()).isEmpty();
        assertThat(ask("viber")).isEqualTo("hello");
        assertThat(ask("loud")).isEqualTo("hello!");
        assertThat(files.reload("connectors/viber/viber.camel.yaml")).get().matches(status -> !status.isRefused());
        assertThat(ask("loud")).isEqualTo("hello!");
    }

    @Test
    void guardsEveryLaterFileWithANamelessErrorPolicy() throws IOException {
        write(jar, "routes/01-errors.camel.yaml", """
                - routeConfiguration:
                    onException:
                      - onException:
                          exception: [java.lang.IllegalStateException]
                          handled: {constant: 'true'}
                          steps: [{setBody: {constant: caught}}]
                """);
        write(disk, "routes/custom/a.camel.yaml", """
                - route:
                    id: a
                    from:
                      uri: direct:a
                      steps: [{throwException: {exceptionType: java.lang.IllegalStateException, message: oops}}]
                """);
        files.loadAll();
        assertThat(files.refused()).isEmpty();
        assertThat(ask("a")).isEqualTo("caught");
    }

    @Test
    void takesAnEmptyFileForWhatItIs() throws IOException {
        write(disk, "routes/custom/soon.camel.yaml", "# to be written\n");
        files.loadAll();
        assertThat(files.refused()).isEmpty();
    }

    @Test
    void shipsAnExampleThatIsAValidRoute() throws IOException {
        String example = Files.readString(Path.of("routes/custom/example.camel.yaml.off"))
                .replace("platform-http:/webhooks/custom/hello", "direct:hello")
                .replaceAll("(?m)^ +(parameters|httpMethodRestrict):.*\n", "");
        write(disk, "routes/custom/hello.camel.yaml", example);
        files.loadAll();
        assertThat(ask("hello")).startsWith("Hello from a route of your own");
    }

    private String ask(String name) {
        return camel.createFluentProducerTemplate().to("direct:" + name).withBody("?").request(String.class);
    }

    private static String answering(String name, String text) {
        return "- route: {id: " + name + ", from: {uri: 'direct:" + name + "', steps: [{setBody: {constant: " + text + "}}]}}\n";
    }

    private static void write(Path root, String path, String content) throws IOException {
        Files.createDirectories(root.resolve(path).getParent());
        Files.writeString(root.resolve(path), content);
    }
}
