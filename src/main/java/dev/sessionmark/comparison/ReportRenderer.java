package dev.sessionmark.comparison;

import dev.sessionmark.experiment.ExperimentResult;
import dev.sessionmark.experiment.api.ComparisonFormat;
import dev.sessionmark.experiment.api.ComparisonRenderer;
import dev.sessionmark.report.RenderOptions;
import dev.sessionmark.report.ReportFormat;
import jakarta.enterprise.context.ApplicationScoped;

/** Writes the comparisons that the API answers with, as the terminal would. */
@ApplicationScoped
public class ReportRenderer implements ComparisonRenderer {

    private final Judge judge;

    ReportRenderer(Judge judge) {
        this.judge = judge;
    }

    @Override
    public String render(ExperimentResult result, ComparisonFormat format) {
        return report(format).render(judge.judge(result), RenderOptions.plain());
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
