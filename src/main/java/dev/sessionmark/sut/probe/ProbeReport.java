package dev.sessionmark.sut.probe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sessionmark.measurement.CpuUse;
import dev.sessionmark.statistics.Distribution;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the probes saw in one window. Times in nanoseconds.
 *
 * @param loopDelayMaxPerSecond largest event-loop delay of each second
 * @param loopDelay delays of the worst event loop; empty when probes are off
 * @param idleLoopDelayNanos p99 of the delay with nothing to do; 0 when unknown
 * @param loopBlocking what the loop threads were blocked in
 * @param waitTime from asking for a connection to having it
 * @param holdTime from having a connection to giving it back
 * @param databaseTime of each session, the sum of its statements' times
 * @param maxUsed most connections in use at once
 * @param used connections in use now
 * @param refused sessions that got no connection
 * @param crossLoopShare share of statements that crossed event loops; NaN when unknown
 * @param cpu processor time since the start of the window
 * @param throttledSeconds how long a CPU quota withheld the processor since the start of the
 *     window, summed over the processors; NaN when unknown
 * @param peakRssBytes peak resident memory of the window; 0 when unknown
 */
public record ProbeReport(
        long[] loopDelayMaxPerSecond,
        Distribution loopDelay,
        long idleLoopDelayNanos,
        LoopSight loopBlocking,
        Distribution waitTime,
        Distribution holdTime,
        Distribution databaseTime,
        long maxUsed,
        long used,
        long refused,
        double crossLoopShare,
        CpuUse cpu,
        double throttledSeconds,
        long peakRssBytes) {

    /** Fills what no probe has seen. */
    public ProbeReport {
        loopDelay = loopDelay == null ? Distribution.EMPTY : loopDelay;
        loopBlocking = loopBlocking == null ? new LoopSight(0, 0, List.of()) : loopBlocking;
    }

    /** For the way to the controller, histograms compressed. */
    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode max = json.putArray("loopDelayMaxPerSecond");
        Arrays.stream(loopDelayMaxPerSecond).forEach(max::add);
        json.put("loopDelay", loopDelay.encode());
        json.put("idleLoopDelayNanos", idleLoopDelayNanos);
        json.put("samples", loopBlocking.samples());
        json.put("blockedSamples", loopBlocking.blockedSamples());
        ArrayNode culprits = json.putArray("culprits");
        loopBlocking
                .culprits()
                .forEach(c -> culprits.addObject().put("frame", c.frame()).put("share", c.share()));
        json.put("waitTime", waitTime.encode());
        json.put("holdTime", holdTime.encode());
        json.put("databaseTime", databaseTime.encode());
        json.put("maxUsed", maxUsed);
        json.put("used", used);
        json.put("refused", refused);
        if (!Double.isNaN(crossLoopShare)) {
            json.put("crossLoopShare", crossLoopShare);
        }
        ObjectNode use = json.putObject("cpuSeconds");
        use.put("other", cpu.other());
        if (!Double.isNaN(cpu.application())) {
            use.put("eventLoops", cpu.eventLoops());
            use.put("workers", cpu.workers());
            use.put("compiler", cpu.compiler());
            use.put("collector", cpu.collector());
        }
        if (!Double.isNaN(throttledSeconds)) {
            json.put("throttledSeconds", throttledSeconds);
        }
        json.put("peakRssBytes", peakRssBytes);
        return json;
    }

    /**
     * Reads what {@link #toJson} wrote.
     *
     * @throws UncheckedIOException when a histogram is no base64
     * @throws IllegalArgumentException when a histogram is damaged
     */
    public static ProbeReport fromJson(JsonNode json) {
        List<Long> max = new ArrayList<>();
        json.path("loopDelayMaxPerSecond").forEach(value -> max.add(value.longValue()));
        List<LoopSight.Frame> culprits = new ArrayList<>();
        json.path("culprits")
                .forEach(
                        c ->
                                culprits.add(
                                        new LoopSight.Frame(
                                                c.path("frame").textValue(),
                                                c.path("share").doubleValue())));
        return new ProbeReport(
                max.stream().mapToLong(Long::longValue).toArray(),
                unpack(json.path("loopDelay")),
                json.path("idleLoopDelayNanos").longValue(),
                new LoopSight(
                        json.path("samples").longValue(),
                        json.path("blockedSamples").longValue(),
                        culprits),
                unpack(json.path("waitTime")),
                unpack(json.path("holdTime")),
                unpack(json.path("databaseTime")),
                json.path("maxUsed").longValue(),
                json.path("used").longValue(),
                json.path("refused").longValue(),
                json.path("crossLoopShare").asDouble(Double.NaN),
                cpu(json.path("cpuSeconds")),
                json.path("throttledSeconds").asDouble(Double.NaN),
                json.path("peakRssBytes").longValue());
    }

    private static CpuUse cpu(JsonNode use) {
        return new CpuUse(
                use.path("eventLoops").asDouble(Double.NaN),
                use.path("workers").asDouble(Double.NaN),
                use.path("compiler").asDouble(Double.NaN),
                use.path("collector").asDouble(Double.NaN),
                use.path("other").asDouble());
    }

    private static Distribution unpack(JsonNode node) {
        try {
            return Distribution.decode(node.binaryValue());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
