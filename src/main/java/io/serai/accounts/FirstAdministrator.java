package io.serai.accounts;

import static io.serai.accounts.AccountSettings.orNull;

import io.serai.model.Ids;
import java.security.SecureRandom;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Somebody must be able to sign in at first. What the environment names is there before the port opens; a password that
 * is made here is made and printed once everything has started, so that a start that fails does not eat it.
 */
@Component
class FirstAdministrator implements SmartLifecycle {

    private static final String TOKEN_NAME = "SERAI_API_TOKEN";
    private static final String DEFAULT_EMAIL = "admin@localhost";
    /** Neither 0 nor O, neither 1 nor l: it will be typed. */
    private static final String LETTERS = "23456789abcdefghjkmnpqrstuvwxyz";

    private final AccountSettings settings;
    private final JdbcClient jdbc;
    private final PasswordEncoder passwords;
    private final Tokens tokens;
    private final AuditLog audit;
    private final Ids ids;
    private final TransactionTemplate transaction;
    private volatile boolean running;

    FirstAdministrator(AccountSettings settings, JdbcClient jdbc, PasswordEncoder passwords, Tokens tokens,
            AuditLog audit, Ids ids, TransactionTemplate transaction) {
        this.settings = settings;
        this.jdbc = jdbc;
        this.passwords = passwords;
        this.tokens = tokens;
        this.audit = audit;
        this.ids = ids;
        this.transaction = transaction;
    }

    @Override
    public void start() {
        transaction.executeWithoutResult(status -> {
            lock();
            UUID administrator = administrator();
            tokens.provision(orNull(settings.apiToken()), TOKEN_NAME, administrator);
            String password = orNull(settings.adminPassword());
            if (password != null && nobodyCanSignIn()) {
                setPassword(administrator, password);
            }
        });
        running = true;
    }

    /** Two gateways may start on one database at once. */
    private void lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('serai.first-administrator'))").query().listOfRows();
    }

    private UUID administrator() {
        return jdbc.sql("select id from agents where role = 'administrator' and active order by created_at, id limit 1")
            .query(UUID.class).optional().orElseGet(this::create);
    }

    private UUID create() {
        UUID id = ids.next();
        String email = orNull(settings.adminEmail());
        jdbc.sql("insert into agents (id, email, name, role) values (?, ?, 'Administrator', 'administrator')")
            .params(id, email == null ? DEFAULT_EMAIL : email).update();
        audit.record("system", "agent.created", id.toString(), Map.of("role", Role.ADMINISTRATOR));
        return id;
    }

    private boolean nobodyCanSignIn() {
        return jdbc.sql("""
                select not exists (select from agents where role = 'administrator' and active
                    and password_hash is not null)""").query(Boolean.class).single();
    }

    private void setPassword(UUID administrator, String password) {
        jdbc.sql("update agents set password_hash = ? where id = ?").params(passwords.encode(password), administrator)
            .update();
    }

    @EventListener
    void ready(ApplicationReadyEvent ready) {
        if (!(ready.getApplicationContext() instanceof ServletWebServerApplicationContext web)) {
            return;
        }
        String url = "http://localhost:" + web.getWebServer().getPort() + "/";
        String signIn = transaction.execute(status -> {
            lock();
            return nobodyCanSignIn() ? makePassword() : null;
        });
        print(url, signIn);
    }

    private @Nullable String makePassword() {
        String password = new SecureRandom().ints(20, 0, LETTERS.length())
            .mapToObj(letter -> String.valueOf(LETTERS.charAt(letter))).collect(Collectors.joining());
        UUID administrator = administrator();
        setPassword(administrator, password);
        String email = jdbc.sql("select email from agents where id = ?").param(administrator).query(String.class).single();
        return email + "  " + password;
    }

    /** On the console and not in the log, which is kept and passed on. */
    private static void print(String url, @Nullable String signIn) {
        StringBuilder text = new StringBuilder("\n  Serai is ready: ").append(url).append('\n');
        if (signIn != null) {
            text.append("  Sign in with:   ").append(signIn).append("   (shown this once)\n");
        }
        System.out.println(text);
    }

    /** After the database, before the port opens. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
