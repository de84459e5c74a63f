package dev.sessionmark.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.sessionmark.platform.postgres.DatabaseUrl;
import dev.sessionmark.platform.postgres.EmbeddedServer;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What the program trusts at its start: that each entity fits the table that Flyway made for it.
 */
class EntitiesFitTheTablesTest {

    @RegisterExtension static final EmbeddedServer SERVER = new EmbeddedServer();

    private static DatabaseUrl database;

    /** Of the same table as {@link Experiment}, with a column that is not there. */
    @Entity
    @Table(name = "experiment")
    static class Misspelt {
        @Id
        @Column(length = 40)
        String id;

        @Column(name = "lable")
        String label;
    }

    @BeforeAll
    static void migrate() {
        database = SERVER.database().ensureDatabase("entities");
        Flyway.configure()
                .dataSource(database.jdbcUrl(), database.user(), database.password())
                .locations("db/history")
                .schemas(HistorySchema.NAME)
                .defaultSchema(HistorySchema.NAME)
                .load()
                .migrate();
    }

    @Test
    void everyEntityOfTheHistoryDoes() {
        List<Class<?>> entities = new ArrayList<>();
        new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("dev.sessionmark.history")
                        .stream()
                        .filter(type -> type.isAnnotatedWith(Entity.class))
                        .map(JavaClass::reflect)
                        .forEach(entities::add);
        assertTrue(entities.contains(Experiment.class) && entities.size() >= 5, entities::toString);
        assertEquals(entities.size(), validate(entities));
    }

    @Test
    void oneThatDoesNotIsFound() {
        SchemaManagementException wrong =
                assertThrows(
                        SchemaManagementException.class, () -> validate(List.of(Misspelt.class)));
        assertTrue(wrong.getMessage().contains("lable"), wrong.getMessage());
    }

    /** Has Hibernate compare these entities with the tables; returns how many there are. */
    private static int validate(List<Class<?>> entities) {
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
}
