package dev.sessionmark.cli.options;

import dev.sessionmark.cli.terminal.UserException;
import dev.sessionmark.verdict.Comparison;
import dev.sessionmark.verdict.Gate;
import dev.sessionmark.verdict.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Option;

/** When a comparison ends with exit code 1. */
public class GateOptions {

    @Option(
            names = "--fail-on",
            paramLabel = "bad|caution",
            description = "Exit with 1 when a verdict is that bad.")
    String failOn;

    @Option(
            names = "--max-p99",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "Exit with 1 when a p99 response time is above.")
    Duration maxP99;

    /** Refuses what cannot be understood. */
    public void check() {
        verdict();
    }

    /** What the comparison fails, a sentence each. */
    public List<String> failures(Comparison comparison) {
        return new Gate(verdict(), maxP99).failures(comparison);
    }

    private Verdict verdict() {
        if (failOn == null) {
            return null;
        }
        return switch (failOn.toLowerCase(Locale.ROOT)) {
            case "bad" -> Verdict.BAD;
            case "caution" -> Verdict.CAUTION;
            default ->
                    throw new UserException(
                            "--fail-on: '%s' is neither bad nor caution".formatted(failOn));
        };
    }
}
