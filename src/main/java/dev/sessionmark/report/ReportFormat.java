package dev.sessionmark.report;

import dev.sessionmark.report.json.JsonReport;
import dev.sessionmark.verdict.Comparison;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;

/** The formats that are text in one piece. */
public enum ReportFormat {
    /** For a terminal. */
    TABLE("text/plain;charset=UTF-8", "txt", (c, options) -> new TableReport(options).render(c)),
    /** For machines; the only one with everything. */
    JSON("application/json", "json", (c, options) -> new JsonReport().render(c)),
    /** For an issue or a wiki. */
    MARKDOWN("text/markdown;charset=UTF-8", "md", (c, options) -> new MarkdownReport().render(c)),
    /** For a spreadsheet. */
    CSV("text/csv;charset=UTF-8", "csv", (c, options) -> new CsvReport().render(c));

    private final String mediaType;
    private final String extension;
    private final BiFunction<Comparison, RenderOptions, String> renderer;

    ReportFormat(
            String mediaType,
            String extension,
            BiFunction<Comparison, RenderOptions, String> renderer) {
        this.mediaType = mediaType;
        this.extension = extension;
        this.renderer = renderer;
    }

    /** The comparison in this format. */
    public String render(Comparison comparison, RenderOptions options) {
        return renderer.apply(comparison, options);
    }

    /** Its name in options: {@code table}, {@code json}, {@code markdown}, {@code csv}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its media type. */
    public String mediaType() {
        return mediaType;
    }

    /** What its files end with, without the dot. */
    public String extension() {
        return extension;
    }

    /** All names. */
    public static List<String> ids() {
        return Arrays.stream(values()).map(ReportFormat::id).toList();
    }

    /** The format with this name. */
    public static Optional<ReportFormat> byId(String id) {
        return Arrays.stream(values()).filter(format -> format.id().equals(id)).findFirst();
    }
}
