package dev.sessionmark.page.stage;

import dev.sessionmark.load.EndedRequest;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What became of a burst.
 *
 * @param setup the setup that was asked
 * @param dbLatencyMs round trip added on the way to the database
 * @param withinMs time over which the requests were due
 * @param connections how many connections carried them; each carries one request at a time
 * @param answered requests with a right answer
 * @param failed requests with a wrong answer, or whose connection was lost
 * @param unfinished requests that had no answer when the burst was given up
 * @param slowestMs longest time from when a request was due to its right answer; null without any
 * @param bystanderSlowestMs the same of those who asked for what needs no database meanwhile
 * @param lines every request, by when it was due
 * @param bystanders those who asked for what needs no database meanwhile, by when that was due
 */
@RegisterForReflection
@Schema(name = "Burst", description = "A burst of requests, each of them kept")
public record BurstView(
        String setup,
        double dbLatencyMs,
        double withinMs,
        int connections,
        int answered,
        int failed,
        int unfinished,
        @Schema(nullable = true) Double slowestMs,
        @Schema(nullable = true) Double bystanderSlowestMs,
        List<BurstLine> lines,
        List<BurstLine> bystanders) {

    static BurstView of(
            BurstRequest request,
            double dbLatencyMs,
            int connections,
            List<EndedRequest> requests,
            List<EndedRequest> beside) {
        long zero = requests.stream().mapToLong(EndedRequest::dueAt).min().orElse(0);
        List<BurstLine> lines = lines(requests, zero);
        double end = lines.stream().mapToDouble(BurstLine::endedMs).max().orElse(0);
        List<BurstLine> bystanders =
                lines(beside, zero).stream()
                        .filter(line -> line.dueMs() >= 0 && line.dueMs() <= end)
                        .toList();
        int answered = (int) lines.stream().filter(BurstLine::answered).count();
        int unfinished =
                (int)
                        lines.stream()
                                .filter(line -> line.end() == EndedRequest.End.UNFINISHED)
                                .count();
        return new BurstView(
                request.setup(),
                dbLatencyMs,
                request.spreadMs(),
                connections,
                answered,
                lines.size() - answered - unfinished,
                unfinished,
                slowest(lines),
                slowest(bystanders),
                lines,
                bystanders);
    }

    private static List<BurstLine> lines(List<EndedRequest> requests, long zero) {
        return requests.stream()
                .map(request -> BurstLine.of(request, zero))
                .sorted(Comparator.comparingDouble(BurstLine::dueMs))
                .toList();
    }

    private static Double slowest(List<BurstLine> lines) {
        return lines.stream()
                .filter(BurstLine::answered)
                .map(BurstLine::tookMs)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /**
     * One request of a burst, in milliseconds since the first was due.
     *
     * @param dueMs its intended start
     * @param sentMs when it was written to its connection; null where it never was
     * @param endedMs when its answer was read; without one, when it was given up
     * @param end what became of it
     */
    @RegisterForReflection
    @Schema(name = "BurstLine")
    record BurstLine(
            double dueMs,
            @Schema(nullable = true) Double sentMs,
            double endedMs,
            EndedRequest.End end) {

        static BurstLine of(EndedRequest request, long zero) {
            return new BurstLine(
                    ms(request.dueAt() - zero),
                    request.sentAt() == null ? null : ms(request.sentAt() - zero),
                    ms(request.endedAt() - zero),
                    request.end());
        }

        boolean answered() {
            return end == EndedRequest.End.ANSWERED;
        }

        double tookMs() {
            return Math.round((endedMs - dueMs) * 1_000) / 1_000.0;
        }

        /** Microseconds: lines of a burst at once stay apart. */
        static double ms(long nanos) {
            return Math.round(nanos / 1e3) / 1e3;
        }
    }
}
