package dev.sessionmark.comparison;

import dev.sessionmark.experiment.ExperimentResult;
import dev.sessionmark.experiment.history.ComparisonFormat;
import dev.sessionmark.experiment.history.ComparisonRenderer;
import dev.sessionmark.report.RenderOptions;
import dev.sessionmark.report.ReportFormat;
import dev.sessionmark.verdict.Comparison;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Map;

/** Writes the comparisons that the API answers with, as the terminal would. */
@ApplicationScoped
public class ReportRenderer implements ComparisonRenderer {

    private final Judge judge;

    ReportRenderer(Judge judge) {
        this.judge = judge;
    }

    @Override
    public Map<ComparisonFormat, String> render(ExperimentResult result) {
        Comparison comparison = judge.judge(result);
        Map<ComparisonFormat, String> documents = new EnumMap<>(ComparisonFormat.class);
        for (ComparisonFormat format : ComparisonFormat.values()) {
            documents.put(format, report(format).render(comparison, RenderOptions.plain()));
        }
        return documents;
    }

    private static ReportFormat report(ComparisonFormat format) {
        return switch (format) {
            case JSON -> ReportFormat.JSON;
            case CSV -> ReportFormat.CSV;
            case MARKDOWN -> ReportFormat.MARKDOWN;
            case TEXT -> ReportFormat.TABLE;
        };
    }
}
