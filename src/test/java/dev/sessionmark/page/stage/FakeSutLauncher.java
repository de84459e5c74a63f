package dev.sessionmark.page.stage;

import dev.sessionmark.page.stage.StagedSut.SutLauncher;
import io.quarkus.test.Mock;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.BooleanSupplier;

/** Starts one in this process: a test has no program to start another copy of. */
@Mock
@ApplicationScoped
class FakeSutLauncher implements SutLauncher {

    @Override
    public StagedSut start(BooleanSupplier cancelled) {
        try {
            return new FakeSut();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
