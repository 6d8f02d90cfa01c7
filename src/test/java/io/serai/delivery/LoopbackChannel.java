package io.serai.delivery;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.connectors.ProviderHttp;
import io.serai.conversations.MessageRows;
import io.serai.conversations.Outbox;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** A gateway that has the channel {@code loopback} besides its own. */
@TestConfiguration(proxyBeanMethods = false)
class LoopbackChannel {

    @Bean
    LoopbackConnector loopbackConnector(ProviderHttp http, ObjectMapper json) {
        return new LoopbackConnector(http, json);
    }

    @Bean
    Shop shop(JdbcClient jdbc, TransactionOperations transactions, Outbox outbox, ObjectMapper json, MessageRows rows) {
        return new Shop(jdbc, transactions, outbox, json, rows);
    }
}
