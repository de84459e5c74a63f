package dev.sessionmark.cli.options;

import dev.sessionmark.cli.terminal.Terminal;
import dev.sessionmark.cli.terminal.UserException;
import dev.sessionmark.experiment.Profile;
import dev.sessionmark.report.ExplainReport;
import dev.sessionmark.report.LawReport;
import dev.sessionmark.report.RenderOptions;
import dev.sessionmark.report.ReportFolder;
import dev.sessionmark.report.ReportFolder.ReportException;
import dev.sessionmark.report.ReportFormat;
import dev.sessionmark.verdict.Comparison;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

public class OutputOptions {

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "On standard output: table (default), json, markdown or csv.")
    String format = ReportFormat.TABLE.id();

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description =
                    "Write every format, report.html, trace.json, histogram logs and flame graphs there.")
    Path out;

    @Option(
            names = "--explain",
            description =
                    "Say below the table where the median request and the slowest 1 %% spent their"
                            + " time, and which laws the figures of each row obey.")
    boolean explain;

    /** Refuses what would fail only after minutes of measuring. */
    public void check() {
        if (explain && reportFormat() != ReportFormat.TABLE) {
            throw new UserException(
                    "--explain has no effect on --format %s; it goes with the table"
                            .formatted(format));
        }
        reportFormat();
        if (out != null && out.toString().isEmpty()) {
            throw new UserException("--out: must name a folder, or be left out");
        }
        if (out != null) {
            try {
                ReportFolder.check(out);
            } catch (ReportException e) {
                throw new UserException("--out: " + e.getMessage());
            }
        }
    }

    public boolean writesFiles() {
        return out != null;
    }

    public void write(Comparison comparison, Stream<Profile> profiles, Terminal terminal) {
        RenderOptions options =
                terminal.outIsTerminal()
                        ? new RenderOptions(terminal.colour(), terminal.width())
                        : RenderOptions.plain();
        terminal.out().print(reportFormat().render(comparison, options));
        if (explain) {
            terminal.out().print(new ExplainReport(options).render(comparison));
            terminal.out().print(new LawReport(options).render(comparison));
        }
        terminal.out().flush();
        if (out != null) {
            try {
                ReportFolder.write(out, comparison);
                ReportFolder.writeProfiles(out, profiles);
            } catch (ReportException e) {
                throw new UserException("--out: " + e.getMessage());
            }
            terminal.err().printf("Written to %s%n", out);
        }
    }

    private ReportFormat reportFormat() {
        Optional<ReportFormat> known = ReportFormat.byId(format);
        return known.orElseThrow(
                () ->
                        new UserException(
                                "--format: '%s' is none of %s"
                                        .formatted(format, String.join(", ", ReportFormat.ids()))));
    }
}
