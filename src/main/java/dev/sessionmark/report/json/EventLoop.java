package dev.sessionmark.report.json;

import dev.sessionmark.measurement.Culprit;
import dev.sessionmark.measurement.LoopFigures;
import dev.sessionmark.statistics.Distribution;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How the event loops of the system under test fared. */
@RegisterForReflection
public record EventLoop(
        @Schema(
                        description =
                                "Share of time the event-loop threads stood blocked outside their"
                                        + " selectors.",
                        nullable = true,
                        maximum = "1")
                BigDecimal blockedShare,
        @Schema(
                        description =
                                "Delay of a task due at a fixed period on an event loop: of each trial,"
                                        + " the loop with the worst p99.",
                        nullable = true)
                BigDecimal delayP50Ms,
        @Schema(nullable = true) BigDecimal delayP90Ms,
        @Schema(nullable = true) BigDecimal delayP99Ms,
        @Schema(
                        description =
                                "The same p99 before any load, that of the machine's timers: what is"
                                        + " not above it is no delay. Null when it was not measured.",
                        nullable = true)
                BigDecimal delayIdleP99Ms,
        @Schema(nullable = true) BigDecimal delayMaxMs,
        @Schema(
                        description =
                                "Application frames the threads were blocked in, most frequent first.")
                List<BlockedFrame> culprits) {

    static EventLoop of(LoopFigures loops) {
        Distribution delay = loops.delay();
        return new EventLoop(
                Figures.rounded(loops.blockedShare()),
                Figures.rounded(delay.quantileMs(0.5)),
                Figures.rounded(delay.quantileMs(0.9)),
                Figures.p99(delay),
                Figures.rounded(loops.idleDelayMs()),
                Figures.rounded(delay.maxMs()),
                loops.culprits().stream().map(BlockedFrame::of).toList());
    }

    /** What event loops were blocked in. */
    @RegisterForReflection
    public record BlockedFrame(
            @Schema(description = "Class.method(File.java:line)") String frame,
            @Schema(description = "Share of all samples.", nullable = true, maximum = "1")
                    BigDecimal share) {

        static BlockedFrame of(Culprit culprit) {
            return new BlockedFrame(culprit.frame(), Figures.rounded(culprit.share()));
        }
    }
}
