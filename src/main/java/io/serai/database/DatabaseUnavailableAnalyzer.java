package io.serai.database;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in a few lines what a stack trace of a hundred hides; registered in {@code META-INF/spring.factories}. */
final class DatabaseUnavailableAnalyzer extends AbstractFailureAnalyzer<DatabaseUnavailable> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, DatabaseUnavailable failure) {
        return new FailureAnalysis(failure.getMessage(),
                "Mend what is named above, or set serai.database.url to a PostgreSQL of your own.", failure);
    }
}
