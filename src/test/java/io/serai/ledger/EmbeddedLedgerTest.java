package io.serai.ledger;

import io.serai.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class EmbeddedLedgerTest extends LedgerContract {

    private final DataSource database = TestDatabase.fresh().dataSource();
    private final JdbcTemplate jdbc = new JdbcTemplate(database);
    private final List<EmbeddedLedger> opened = new ArrayList<>();

    @Override
    Ledger open() {
        TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
        EmbeddedLedger ledger = new EmbeddedLedger(jdbc, new LedgerWriter(jdbc, transaction), 4);
        opened.add(ledger);
        return ledger;
    }

    /** Without its table the database fails every append as surely as when it is away. */
    @Override
    void whileAway(Runnable work) {
        jdbc.execute("alter table ledger rename to ledger_away");
        work.run();
        jdbc.execute("alter table ledger_away rename to ledger");
    }

    @AfterEach
    void close() {
        opened.forEach(EmbeddedLedger::close);
    }
}
