package io.serai.routing;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** What configuration says of queues: {@code serai.queues.<id>.*}, in the words of {@link QueueSettings}. */
@ConfigurationProperties("serai")
record DeclaredQueues(@DefaultValue Map<String, Map<String, Object>> queues) {
}
