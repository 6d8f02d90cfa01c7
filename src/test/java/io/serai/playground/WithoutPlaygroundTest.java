package io.serai.playground;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

@SpringBootTest
class WithoutPlaygroundTest {

    @Autowired
    private ApplicationContext context;

    @Test
    void nothingOfItExists() {
        assertThat(Arrays.stream(context.getBeanDefinitionNames()).map(context::getType)
                .filter(type -> type != null && type.getPackageName().startsWith("io.serai.playground"))
                .filter(type -> type != PlaygroundSettings.class)).isEmpty();
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
