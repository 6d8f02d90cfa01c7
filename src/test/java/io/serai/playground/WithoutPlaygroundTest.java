package io.serai.playground;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "serai.accounts.api-token=" + PlaygroundTest.TOKEN)
class WithoutPlaygroundTest {

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private ApplicationContext context;

    @Test
    void nothingOfItExists() {
        assertThat(Arrays.stream(context.getBeanDefinitionNames()).map(context::getType)
                .filter(type -> type != null && type.getPackageName().startsWith("io.serai.playground"))
                .filter(type -> type != PlaygroundSettings.class)).isEmpty();
    }

    @Test
    void nobodyFindsIt() {
        HttpHeaders headers = new HttpHeaders();
        headers.setBearerAuth(PlaygroundTest.TOKEN);
        for (String path : List.of("/playground", "/playground/api/state", "/playground/files/playground.css")) {
            assertThat(http.exchange(path, HttpMethod.GET, new HttpEntity<>(headers), String.class).getStatusCode()
                    .value())
                    .as(path).isEqualTo(404);
        }
    }

    @Test
    void isOnWhileNothingIsConfiguredAndNobodyForbidsIt() {
        ApplicationContextRunner runner = new ApplicationContextRunner().withUserConfiguration(Marker.class);
        runner.run(started -> assertThat(started).hasSingleBean(Marker.class));
        runner.withPropertyValues("serai.playground.enabled=off")
                .run(started -> assertThat(started).doesNotHaveBean(Marker.class));
        runner.withPropertyValues("serai.connections.shop.channel=whatsapp")
                .run(started -> assertThat(started).doesNotHaveBean(Marker.class));
        runner.withPropertyValues("serai.connections.shop.channel=whatsapp", "serai.playground.enabled=on")
                .run(started -> assertThat(started).hasSingleBean(Marker.class));
    }

    @OnlyInPlayground
    static class Marker {
    }
}
