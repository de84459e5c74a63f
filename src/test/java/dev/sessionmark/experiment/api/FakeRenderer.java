package dev.sessionmark.experiment.api;

import dev.sessionmark.experiment.ExperimentResult;
import io.quarkus.test.Mock;
import jakarta.enterprise.context.ApplicationScoped;

/** Says which format it was asked for and how much it was given. */
@Mock
@ApplicationScoped
public class FakeRenderer implements ComparisonRenderer {

    @Override
    public String render(ExperimentResult result, ComparisonFormat format) {
        return "{\"format\": \"%s\", \"trials\": %d}".formatted(format, result.trials().size());
    }
}
