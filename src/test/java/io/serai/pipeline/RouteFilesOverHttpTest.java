package io.serai.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.client.RestClient;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class RouteFilesOverHttpTest {

    @TempDir
    private static Path disk;

    @Autowired
    private RouteFiles files;

    @Autowired
    private RouteFilesHealth health;

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        settings.add("serai.routes.directory", disk::toString);
    }

    @BeforeAll
    static void writeFiles() throws IOException {
        Files.createDirectories(disk.resolve("routes/custom"));
        write("a", "- route: {id: test.a, from: {uri: 'platform-http:/webhooks/test-files/{id}', steps: [{setBody: {constant: a}}]}}");
        write("b", "- route: {id: test.b, from: {uri: 'platform-http:/webhooks/test-files/{name}', steps: [{setBody: {constant: b}}]}}");
        write("c", """
                - routeTemplate:
                    id: test-hook
                    parameters: [{name: path}]
                    from: {uri: 'platform-http:/webhooks/{{path}}', steps: [{setBody: {constant: c}}]}
                - templatedRoute: {routeTemplateRef: test-hook, routeId: test.c, parameters: [{name: path, value: 'test-files/{x}'}]}
                """);
        write("d", """
                - route: {id: test.get, from: {uri: platform-http, parameters: {path: /webhooks/custom/test-methods, httpMethodRestrict: GET}, steps: [{setBody: {constant: get}}]}}
                - route: {id: test.post, from: {uri: platform-http, parameters: {path: /webhooks/custom/test-methods, httpMethodRestrict: POST}, steps: [{setBody: {constant: post}}]}}
                """);
        write("e", "- route: {id: test.e, from: {uri: 'platform-http:/webhooks/{any}', steps: [{setBody: {constant: e}}]}}");
    }

    @Test
    void refusesAUrlPathThatAnotherFileServes() {
        assertThat(files.refused()).extracting(RouteFileStatus::path)
                .containsExactly("routes/custom/b.camel.yaml", "routes/custom/c.camel.yaml",
                    "routes/custom/e.camel.yaml");
        assertThat(get("/webhooks/test-files/1")).isEqualTo("a");
    }

    @Test
    void letsOneFileServeAPathByMethod() {
        assertThat(get("/webhooks/custom/test-methods")).isEqualTo("get");
        assertThat(http().post().uri("/webhooks/custom/test-methods").retrieve().body(String.class)).isEqualTo("post");
    }

    @Test
    void namesTheRefusedFilesInHealthAndStaysUp() {
        assertThat(health.health().getStatus().getCode()).isEqualTo("DEGRADED");
        assertThat(health.health().getDetails().get("refused").toString()).contains("routes/custom/b.camel.yaml");
        assertThat(get("/actuator/health")).startsWith("{\"status\":\"UP\"");
    }

    private String get(String path) {
        return http().get().uri(path).retrieve().body(String.class);
    }

    private RestClient http() {
        return RestClient.create("http://localhost:" + port);
    }

    private static void write(String name, String content) throws IOException {
        Files.writeString(disk.resolve("routes/custom/" + name + ".camel.yaml"), content);
    }
}
