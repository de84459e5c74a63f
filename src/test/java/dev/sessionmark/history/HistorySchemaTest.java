package dev.sessionmark.history;

import static dev.sessionmark.platform.postgres.Sql.execute;
import static dev.sessionmark.platform.postgres.Sql.query;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.sessionmark.platform.postgres.DatabaseUrl;
import dev.sessionmark.platform.postgres.EmbeddedServer;
import dev.sessionmark.platform.postgres.SqlState;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.flywaydb.core.Flyway;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.MappingSettings;
import org.hibernate.cfg.SchemaToolingSettings;
import org.hibernate.tool.schema.spi.SchemaManagementException;
import org.hibernate.tool.schema.spi.SchemaManagementToolCoordinator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The history in databases that are empty, or that belong to somebody else. */
class HistorySchemaTest {

    @RegisterExtension static final EmbeddedServer SERVER = new EmbeddedServer();

    /** Of the same table as {@code Experiment}, with a column that is not there. */
    @Entity
    @Table(name = "experiment")
    static class Misspelt {
        @Id
        @Column(length = 40)
        String id;

        @Column(name = "lable")
        String label;
    }

    /** As application.properties says. */
    private static void migrate(DatabaseUrl database) {
        Flyway.configure()
                .dataSource(database.jdbcUrl(), database.user(), database.password())
                .locations("db/history")
                .schemas(HistorySchema.NAME)
                .defaultSchema(HistorySchema.NAME)
                .load()
                .migrate();
    }

    @Test
    void anApplicationThatUsesFlywayItselfIsNotDisturbed() throws SQLException {
        DatabaseUrl database = SERVER.database().ensureDatabase("application");
        execute(
                database,
                "create table experiment (name text)",
                "insert into experiment values ('theirs')",
                "create table flyway_schema_history (installed_rank int primary key, script text,"
                        + " type text)",
                "insert into flyway_schema_history values (1, 'V1__theirs.sql', 'SQL')");

        migrate(database);

        assertEquals("theirs", query(database, "select name from public.experiment"));
        assertEquals(
                "V1__theirs.sql",
                query(database, "select script from public.flyway_schema_history"));
        assertEquals("0", query(database, "select count(*) from sessionmark.experiment"));
    }

    @Test
    void programsThatStartTogetherMakeItOnce() throws Exception {
        int programs = 6;
        DatabaseUrl database = SERVER.database().ensureDatabase("together");
        CountDownLatch go = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(programs)) {
            List<Future<?>> starts = new ArrayList<>();
            for (int i = 0; i < programs; i++) {
                starts.add(
                        threads.submit(
                                () -> {
                                    go.await();
                                    migrate(database);
                                    return null;
                                }));
            }
            go.countDown();
            for (Future<?> start : starts) {
                start.get();
            }
        }
        assertEquals("t", query(database, HistorySchema.IS_CURRENT));
    }

    @Test
    void theQuestionTellsTheNewestVersionFromOthers() throws SQLException {
        DatabaseUrl database = SERVER.database().ensureDatabase("asked");
        SQLException missing =
                assertThrows(SQLException.class, () -> query(database, HistorySchema.IS_CURRENT));
        assertTrue(SqlState.tableIsMissing(missing), missing::toString);

        migrate(database);
        assertEquals("t", query(database, HistorySchema.IS_CURRENT));

        execute(
                database,
                "update sessionmark.flyway_schema_history set version = '0' where success");
        assertEquals("f", query(database, HistorySchema.IS_CURRENT));
    }

    /**
     * What the program trusts at its start: that each entity fits the table that Flyway made for
     * it.
     */
    @Test
    void everyEntityOfTheHistoryFitsItsTable() {
        DatabaseUrl database = SERVER.database().ensureDatabase("entities");
        migrate(database);
        List<Class<?>> entities = new ArrayList<>();
        new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("dev.sessionmark.history")
                        .stream()
                        .filter(type -> type.isAnnotatedWith(Entity.class))
                        .map(JavaClass::reflect)
                        .forEach(entities::add);
        assertTrue(entities.size() >= 5, entities::toString);
        assertEquals(entities.size(), validate(database, entities));
        SchemaManagementException wrong =
                assertThrows(
                        SchemaManagementException.class,
                        () -> validate(database, List.of(Misspelt.class)));
        assertTrue(wrong.getMessage().contains("lable"), wrong.getMessage());
    }

    /** Has Hibernate compare these entities with the tables; returns how many there are. */
    private static int validate(DatabaseUrl database, List<Class<?>> entities) {
        try (StandardServiceRegistry services =
                new StandardServiceRegistryBuilder()
                        .applySetting(JdbcSettings.JAKARTA_JDBC_URL, database.jdbcUrl())
                        .applySetting(JdbcSettings.JAKARTA_JDBC_USER, database.user())
                        .applySetting(JdbcSettings.JAKARTA_JDBC_PASSWORD, database.password())
                        .applySetting(MappingSettings.DEFAULT_SCHEMA, HistorySchema.NAME)
                        .build()) {
            MetadataSources sources = new MetadataSources(services);
            entities.forEach(sources::addAnnotatedClass);
            Metadata metadata = sources.buildMetadata();
            SchemaManagementToolCoordinator.process(
                    metadata,
                    services,
                    Map.of(SchemaToolingSettings.HBM2DDL_AUTO, "validate"),
                    action -> {});
            return metadata.getEntityBindings().size();
        }
    }

    /** A migration that the question does not know of would never be made. */
    @Test
    void theQuestionAsksForTheNewestFile() {
        assertEquals(HistorySchema.VERSION, Integer.toString(newestFile()));
    }

    private static int newestFile() {
        String[] files = Path.of("src", "main", "resources", "db", "history").toFile().list();
        return Arrays.stream(files)
                .mapToInt(name -> Integer.parseInt(name.replaceFirst("V(\\d+)__.*", "$1")))
                .max()
                .orElseThrow();
    }
}
