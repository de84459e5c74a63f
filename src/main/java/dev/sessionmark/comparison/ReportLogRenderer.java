package dev.sessionmark.comparison;

import dev.sessionmark.experiment.TrialHistograms;
import dev.sessionmark.experiment.api.HistogramLogRenderer;
import dev.sessionmark.report.HistogramLogReport;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;

/** Writes the logs that the API answers with, as the terminal's {@code --out} does. */
@ApplicationScoped
public class ReportLogRenderer implements HistogramLogRenderer {

    @Override
    public String render(TrialHistograms trial) {
        return new String(new HistogramLogReport().trial(trial), StandardCharsets.UTF_8);
    }
}
