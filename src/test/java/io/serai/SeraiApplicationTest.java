package io.serai;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.client.TestRestTemplate;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class SeraiApplicationTest {

    @Autowired
    private TestRestTemplate http;

    @Test
    void isUpWithNothingConfigured() {
        assertThat(http.getForObject("/actuator/health", String.class)).contains("\"status\":\"UP\"");
    }

    @Test
    void keepsEverythingElseOfActuatorToItself() {
        assertThat(http.getForEntity("/actuator/env", String.class).getStatusCode().isError()).isTrue();
    }
}
