package dev.sessionmark.history;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Logs Flyway in as its own configuration cannot: that expands what looks like a variable in user
 * and password, and knows no login without a password.
 */
@Singleton
public class FlywayLogin implements FlywayConfigurationCustomizer {

    /** For the configuration, which insists on a user and a password; neither is used. */
    public static final String STAND_IN = "stand-in";

    private static final String DATASOURCE = "quarkus.datasource." + HistoryPool.NAME + ".";

    private final Optional<String> url;
    private final Optional<String> user;
    private final Optional<String> password;

    /** Without a URL the data source of the application is used, as in tests. */
    FlywayLogin(
            @ConfigProperty(name = "quarkus.flyway.jdbc-url") Optional<String> url,
            @ConfigProperty(name = DATASOURCE + "username") Optional<String> user,
            @ConfigProperty(name = DATASOURCE + "password") Optional<String> password) {
        this.url = url;
        this.user = user;
        this.password = password;
    }

    @Override
    public void customize(FluentConfiguration flyway) {
        url.ifPresent(
                address -> {
                    PGSimpleDataSource source = new PGSimpleDataSource();
                    source.setUrl(address);
                    source.setUser(user.orElseThrow());
                    source.setPassword(password.orElse(""));
                    flyway.dataSource(source);
                });
    }
}
