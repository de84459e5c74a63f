package dev.sessionmark.api;

import dev.sessionmark.experiment.ExperimentResult;
import dev.sessionmark.report.HtmlReport;
import dev.sessionmark.report.RenderOptions;
import dev.sessionmark.report.ReportFormat;
import dev.sessionmark.report.json.ComparisonDocument;
import dev.sessionmark.verdict.Comparison;
import dev.sessionmark.verdict.Judge;
import dev.sessionmark.verdict.VerdictMeters;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;

/** Writes the comparisons that the API answers with, as the terminal would. */
@ApplicationScoped
public class ComparisonWriter {

    private final Judge judge;
    private final VerdictMeters meters;

    ComparisonWriter(Judge judge, VerdictMeters meters) {
        this.judge = judge;
        this.meters = meters;
    }

    /** Names the form of the documents and the rules they are judged by: another for others. */
    public String rules() {
        return Integer.toHexString((ComparisonDocument.SCHEMA + judge.thresholds()).hashCode());
    }

    /**
     * The comparison in every format, by its name, and in the metrics when it is the newest;
     * judging it takes longer than writing it. Called on a thread that may be kept busy.
     *
     * @param result complete or not
     */
    public Map<String, String> render(ExperimentResult result) {
        Comparison comparison = judge.judge(result);
        meters.show(comparison);
        Map<String, String> documents = new HashMap<>();
        for (ReportFormat format : ReportFormat.values()) {
            documents.put(format.name(), format.render(comparison, RenderOptions.plain()));
        }
        return documents;
    }

    /**
     * The file with tables and plots that needs nothing else; too large to be kept with the others.
     */
    public String report(ExperimentResult result) {
        return new HtmlReport().render(judge.judge(result));
    }
}
