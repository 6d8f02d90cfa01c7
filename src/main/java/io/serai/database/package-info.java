/**
 * The PostgreSQL that everything durable lives in: the configured one, or a real server of our own in {@code ./data}.
 * Other modules meet it only as Spring's {@code DataSource} and {@code JdbcClient}.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.serai.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
