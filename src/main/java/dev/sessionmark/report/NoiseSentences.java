package dev.sessionmark.report;

import dev.sessionmark.statistics.Difference;
import dev.sessionmark.verdict.Comparison;
import dev.sessionmark.verdict.NoiseFloor;
import java.util.List;
import java.util.Locale;

/** The noise floor in sentences: what a setup measured against itself looks like. */
final class NoiseSentences {

    private NoiseSentences() {}

    /** One sentence per condition; none when different setups were compared. */
    static List<String> of(Comparison comparison) {
        return comparison.noiseFloors() == null
                ? List.of()
                : comparison.noiseFloors().stream().map(NoiseSentences::sentence).toList();
    }

    private static String sentence(NoiseFloor floor) {
        return "%s, against itself (%s and %s): p50 %s; p99 %s; %s"
                .formatted(
                        RowSentences.name(floor.setup(), floor.condition()),
                        Numbers.count(floor.trialsA(), "trial"),
                        Numbers.count(floor.trialsB(), "trial"),
                        ratio(floor.p50()),
                        ratio(floor.p99()),
                        floor.outcome());
    }

    private static String ratio(Difference difference) {
        return !Double.isNaN(difference.low())
                ? String.format(
                        Locale.ROOT,
                        "ratio %.2f (%.2f to %.2f)",
                        difference.ratio(),
                        difference.low(),
                        difference.high())
                : "too few trials or requests to say";
    }
}
