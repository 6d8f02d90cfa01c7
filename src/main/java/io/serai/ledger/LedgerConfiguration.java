package io.serai.ledger;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class LedgerConfiguration {

    /** @param partitions how many at the first start; conversations are handled in parallel up to this number */
    @Bean
    @ConditionalOnProperty(name = "serai.ledger", havingValue = "embedded", matchIfMissing = true)
    Ledger embeddedLedger(JdbcTemplate jdbc, TransactionTemplate transaction,
            @Value("${serai.partitions:8}") int partitions) {
        return new EmbeddedLedger(jdbc, new LedgerWriter(jdbc, transaction), partitions);
    }
}
