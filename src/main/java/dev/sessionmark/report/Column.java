package dev.sessionmark.report;

import dev.sessionmark.statistics.Distribution;
import dev.sessionmark.verdict.ComparisonRow;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;

/** The columns of the table, in order: first the ones everybody knows, then the evidence. */
enum Column {
    SETUP("", "setup", "setup", ComparisonRow::setup),
    CONNECTION("database", "conn.", "database connection", ComparisonRow::connectionType),
    LOOP_BLOCKED("event", "blocked", "event loop blocked", Column::blockedShare),
    LOOP_DELAY("loop", "delay", "event-loop delay p99", Column::loopDelay),
    P50("response", "p50", "response p50", row -> Numbers.time(row.load().responseQuantileMs(0.5))),
    P99("time", "p99", "response p99", row -> tail(row.load()::responseQuantileMs)),
    VERDICT("", "verdict", "verdict", Column::verdict),
    ACHIEVED("achieved", "per s", "achieved per s", row -> Numbers.rate(row.load().achievedRate())),
    NOT_SENT("not", "sent", "not sent", row -> Numbers.count(row.load().counts().dropped())),
    ERRORS("", "errors", "errors", row -> Numbers.count(row.load().counts().errors())),
    BYSTANDER(
            "bystander",
            "p90",
            "bystander p90",
            row -> Numbers.time(row.load().bystander().responseTime().quantileMs(0.9))),
    WAIT("wait", "p99", "wait p99", row -> tail(row.sut().sessions().waitTime())),
    HOLD("hold", "p99", "hold p99", row -> tail(row.sut().sessions().holdTime())),
    CPU("CPU ms", "/req.", "CPU ms per request", row -> Numbers.cpu(row.cpuMsPerRequest())),
    MEMORY("mem.", "MiB", "peak memory MiB", row -> Numbers.mebibytes(row.sut().peakRssBytes())),
    LEFT_OPEN("left", "open", "connections left open", Column::leftOpen);

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

    String label() {
        return label;
    }

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
        return row.sut().loops().samples() == 0
                ? Numbers.DASH
                : Numbers.percent(row.sut().loops().blockedShare());
    }

    /** Up to what an idle loop shows, the delay is that of the machine's timers. */
    private static String loopDelay(ComparisonRow row) {
        double p99 = row.sut().loops().delay().quantileMs(0.99);
        return p99 <= row.sut().loops().idleDelayMs()
                ? "<" + Numbers.time(row.sut().loops().idleDelayMs())
                : tail(row.sut().loops().delay());
    }

    private static String leftOpen(ComparisonRow row) {
        Long left = row.sut().sessions().leftOpen();
        return left == null ? Numbers.DASH : Numbers.count(left);
    }

    private static String verdict(ComparisonRow row) {
        if (!row.valid()) {
            return "invalid";
        }
        String verdict = row.judgement().verdict().name();
        return row.disturbedBecause() == null ? verdict : verdict + " (disturbed)";
    }

    /** The p99, or the highest quantile that enough samples stand behind, then with its name. */
    private static String tail(DoubleUnaryOperator quantileMs) {
        double p99 = quantileMs.applyAsDouble(0.99);
        double p90 = quantileMs.applyAsDouble(0.9);
        double p50 = quantileMs.applyAsDouble(0.5);
        if (!Double.isNaN(p99) || Double.isNaN(p50)) {
            return Numbers.time(p99);
        }
        return Double.isNaN(p90) ? "p50 " + Numbers.time(p50) : "p90 " + Numbers.time(p90);
    }

    private static String tail(Distribution times) {
        return tail((DoubleUnaryOperator) times::quantileMs);
    }
}
