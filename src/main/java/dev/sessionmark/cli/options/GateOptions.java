package dev.sessionmark.cli.options;

import dev.sessionmark.cli.terminal.UserException;
import dev.sessionmark.verdict.Comparison;
import dev.sessionmark.verdict.Gate;
import dev.sessionmark.verdict.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Option;

public class GateOptions {

    /** The longest timeout: no response time is above. */
    private static final Duration MOST_P99 = Duration.ofHours(1);

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

    /** Refuses what cannot be understood, and a bound that nothing or everything is above. */
    public void check() {
        verdict();
        if (maxP99 != null && (!maxP99.isPositive() || maxP99.compareTo(MOST_P99) > 0)) {
            throw new UserException(
                    "--max-p99: must be from 1us to %dm, not %s"
                            .formatted(MOST_P99.toMinutes(), DurationConverter.shown(maxP99)));
        }
    }

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
