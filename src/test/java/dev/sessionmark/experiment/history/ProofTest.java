package dev.sessionmark.experiment.history;

import static org.junit.jupiter.api.Assertions.*;

import dev.sessionmark.platform.postgres.EmbeddedDatabaseResource;
import io.quarkus.hibernate.reactive.panache.common.*;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class ProofTest {
    @ApplicationScoped
    public static class Svc {
        @Inject ExperimentRepository repo;

        @WithTransaction("history")
        Uni<Experiment> save() {
            var e = new Experiment();
            e.id = "x";
            e.plan = "{}";
            return repo.persist(e);
        }

        @WithSession("history")
        Uni<Experiment> load() {
            return repo.findById("x");
        }
    }

    @Inject Svc svc;

    @Test
    void works() throws Throwable {
        VertxContextSupport.subscribeAndAwait(() -> svc.save());
        var e = VertxContextSupport.subscribeAndAwait(() -> svc.load());
        assertEquals("{}", e.plan);
    }
}
