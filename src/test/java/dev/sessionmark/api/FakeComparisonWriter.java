package dev.sessionmark.api;

import dev.sessionmark.api.ComparisonDocuments.ComparisonWriter;
import dev.sessionmark.experiment.ExperimentResult;
import dev.sessionmark.report.ReportFormat;
import io.quarkus.test.Mock;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Says which format it was asked for and how much it was given. */
@Mock
@ApplicationScoped
public class FakeComparisonWriter extends ComparisonWriter {

    private final AtomicInteger calls = new AtomicInteger();

    FakeComparisonWriter() {
        super(null, null);
    }

    /** How often it was asked. */
    public int calls() {
        return calls.get();
    }

    @Override
    public String rules() {
        return "fake";
    }

    @Override
    public Map<String, String> render(ExperimentResult result) {
        calls.incrementAndGet();
        Map<String, String> documents = new HashMap<>();
        for (ReportFormat format : ReportFormat.values()) {
            documents.put(
                    format.name(),
                    "{\"format\": \"%s\", \"trials\": %d}"
                            .formatted(format, result.trials().size()));
        }
        return documents;
    }

    @Override
    public String report(ExperimentResult result) {
        return "<!doctype html><title>%d trial</title>".formatted(result.trials().size());
    }
}
