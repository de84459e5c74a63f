package dev.sessionmark.report;

import dev.sessionmark.verdict.ComparisonRow;
import java.util.function.Function;
import org.HdrHistogram.Histogram;

/** The columns of the table, in order: first the ones everybody knows, then the evidence. */
enum Column {
    SETUP("", "setup", "setup", ComparisonRow::setup),
    CONNECTION("database", "conn.", "database connection", ComparisonRow::connectionType),
    LOOP_BLOCKED("event", "blocked", "event loop blocked", Column::blockedShare),
    LOOP_DELAY(
            "loop",
            "delay",
            "event-loop delay p99",
            row -> Numbers.time(Quantiles.ms(row.loopDelay(), 0.99))),
    P50(
            "response",
            "p50",
            "response p50",
            row -> Numbers.time(Quantiles.ms(row.responseTime(), 0.5))),
    P99("time", "p99", "response p99", row -> Numbers.time(Quantiles.ms(row.responseTime(), 0.99))),
    VERDICT("", "verdict", "verdict", Column::verdict),
    ACHIEVED("achieved", "per s", "achieved per s", row -> Numbers.rate(row.achievedRate())),
    ERRORS("", "errors", "errors", row -> Numbers.count(row.counts().errors())),
    BYSTANDER("bystander", "p99", "bystander p99", row -> p99OrMax(row.bystander().responseTime())),
    WAIT("wait", "p99", "wait p99", row -> Numbers.time(Quantiles.ms(waitTime(row), 0.99))),
    HOLD("hold", "p99", "hold p99", row -> Numbers.time(Quantiles.ms(holdTime(row), 0.99))),
    CPU("CPU ms", "/req.", "CPU ms per request", row -> Numbers.cpu(row.cpuMsPerRequest())),
    MEMORY("mem.", "MiB", "peak memory MiB", row -> Numbers.mebibytes(row.peakRssBytes())),
    LEFT_OPEN(
            "left",
            "open",
            "connections left open",
            row -> Numbers.count(row.sessions().leftOpen()));

    private final String heading;
    private final String subheading;
    private final String label;
    private final Function<ComparisonRow, String> cell;

    Column(String heading, String subheading, String label, Function<ComparisonRow, String> cell) {
        this.heading = heading;
        this.subheading = subheading;
        this.label = label;
        this.cell = cell;
    }

    /** First line of the heading where room is scarce. */
    String heading() {
        return heading;
    }

    /** Second line of the heading where room is scarce. */
    String subheading() {
        return subheading;
    }

    /** The heading where there is room. */
    String label() {
        return label;
    }

    /** What the column shows of a row. */
    String cell(ComparisonRow row) {
        return cell.apply(row);
    }

    /** Whether figures stand in it, to be aligned at the right. */
    boolean numeric() {
        return this != SETUP && this != CONNECTION && this != VERDICT;
    }

    /** Whether it belongs to the first part of the table, which is shown at any width. */
    boolean leading() {
        return compareTo(VERDICT) <= 0;
    }

    private static String blockedShare(ComparisonRow row) {
        return row.loopBlocking().samples() == 0
                ? Numbers.DASH
                : Numbers.percent(row.loopBlocking().blockedShare());
    }

    private static String verdict(ComparisonRow row) {
        return row.valid() ? row.judgement().verdict().name() : "invalid";
    }

    // The bystander is sent so rarely that short windows cannot support its p99.
    private static String p99OrMax(Histogram histogram) {
        double p99 = Quantiles.ms(histogram, 0.99);
        return Double.isNaN(p99) && histogram.getTotalCount() > 0
                ? "max " + Numbers.time(Quantiles.maxMs(histogram))
                : Numbers.time(p99);
    }

    private static Histogram waitTime(ComparisonRow row) {
        return row.sessions().waitTime();
    }

    private static Histogram holdTime(ComparisonRow row) {
        return row.sessions().holdTime();
    }
}
