/**
 * What arrived, durable and in order: one contract, {@link io.serai.ledger.Ledger}, over PostgreSQL or Kafka.
 * It knows neither channels nor conversations: an entry is bytes with a key.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"model", "database"})
package io.serai.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
