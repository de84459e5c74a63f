package dev.sessionmark.experiment;

import dev.sessionmark.measurement.Bystander;
import dev.sessionmark.measurement.Condition;
import dev.sessionmark.measurement.CpuUse;
import dev.sessionmark.measurement.Culprit;
import dev.sessionmark.measurement.InUse;
import dev.sessionmark.measurement.LoadCounts;
import dev.sessionmark.measurement.LoadFigures;
import dev.sessionmark.measurement.LoopFigures;
import dev.sessionmark.measurement.MachineUse;
import dev.sessionmark.measurement.SessionFigures;
import dev.sessionmark.measurement.Slice;
import dev.sessionmark.measurement.SutFigures;
import dev.sessionmark.measurement.Window;
import dev.sessionmark.measurement.trace.PackedTrace;
import dev.sessionmark.statistics.Distribution;
import dev.sessionmark.statistics.Histograms;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * Measurement windows made by hand, for tests. A new one is healthy: 2,000 requests a second for 4
 * seconds, p99 of 2 ms, nothing blocked; each method spoils one thing.
 */
public final class Windows {

    private Condition condition = new Condition(Duration.ZERO);
    private double rate = 2_000;
    private boolean lookedInto = true;
    private boolean bystander = true;
    private boolean closed;
    private int seconds = 4;
    private double[] p99Ms = {2};
    private double serviceP99Ms = Double.NaN;
    private double shareSucceeded = 1;
    private double[] shareInTime = {1};
    private long badStatus;
    private long wrongAnswers;
    private double loopDelayP99Ms = 1;
    private long loopTasks = Long.MAX_VALUE;
    private long idleLoopDelayNanos;
    private double blockedShare;
    private List<Culprit> culprits = List.of();
    private double bystanderMs = 1;
    private long failedProbes;
    private double holdP99Ms = 1;
    private double crossLoopShare = Double.NaN;
    private long leftOpen;
    private double lagP99Ms = 0.2;
    private String invalidBecause;
    private MachineUse machine = Machines.quiet().build();

    private double holdMs = Double.NaN;
    private double inUse = Double.NaN;
    private double cpuSeconds = Double.NaN;

    private Windows() {}

    public static Windows healthy() {
        return new Windows();
    }

    public Windows dbLatencyMs(long milliseconds) {
        condition = new Condition(Duration.ofMillis(milliseconds));
        return this;
    }

    public Windows rate(double perSecond) {
        rate = perSecond;
        return this;
    }

    /** Closed model: no offered rate. */
    public Windows closed() {
        closed = true;
        return this;
    }

    public Windows seconds(int length) {
        seconds = length;
        return this;
    }

    /** Sets the p99 of the response times: one for all slices, or one for each. */
    public Windows p99Ms(double... ofSlices) {
        p99Ms = ofSlices;
        return this;
    }

    /** Sets the p99 of the service times; otherwise they are the response times. */
    public Windows serviceP99Ms(double milliseconds) {
        serviceP99Ms = milliseconds;
        return this;
    }

    /** Only this share of the due requests is sent and answered; the rest is dropped. */
    public Windows succeeded(double share) {
        shareSucceeded = share;
        return this;
    }

    /** This share of the answers comes inside the window, the rest in its drain: by the second. */
    public Windows carried(double... ofSlices) {
        shareInTime = ofSlices;
        return this;
    }

    /** This many answers have a status other than 2xx. */
    public Windows badStatus(long answers) {
        badStatus = answers;
        return this;
    }

    public Windows wrongAnswers(long answers) {
        wrongAnswers = answers;
        return this;
    }

    public Windows loopDelayP99Ms(double milliseconds) {
        loopDelayP99Ms = milliseconds;
        return this;
    }

    /** The loops got to run no more than this many of the tasks that measure their delay. */
    public Windows loopTasks(long most) {
        loopTasks = most;
        return this;
    }

    /** Sets the event-loop delay of a system under test with nothing to do. */
    public Windows idleLoopDelayMs(double milliseconds) {
        idleLoopDelayNanos = Math.round(milliseconds * 1e6);
        return this;
    }

    /** The loops stood blocked for this share of the time, because of this frame. */
    public Windows blocked(double share, String frame) {
        return blocked(share, new Culprit(frame, share));
    }

    /** The loops stood blocked for this share of the time, because of these. */
    public Windows blocked(double share, Culprit... because) {
        blockedShare = share;
        culprits = List.of(because);
        return this;
    }

    /** Sets the response time of nearly all bystanders. */
    public Windows bystanderMs(double milliseconds) {
        bystanderMs = milliseconds;
        return this;
    }

    /** This many liveness probes would have failed. */
    public Windows failedProbes(long probes) {
        failedProbes = probes;
        return this;
    }

    public Windows holdP99Ms(double milliseconds) {
        holdP99Ms = milliseconds;
        return this;
    }

    /** Each connection is held as long as the others. */
    public Windows holdMs(double milliseconds) {
        holdMs = milliseconds;
        return this;
    }

    /** This many connections were seen in use, at every look; otherwise what rate x hold says. */
    public Windows inUse(double connections) {
        inUse = connections;
        return this;
    }

    /** Processor time of the application in the whole window. */
    public Windows cpuSeconds(double seconds) {
        cpuSeconds = seconds;
        return this;
    }

    /** This share of the statements ran on another loop than the session's. */
    public Windows crossLoopShare(double share) {
        crossLoopShare = share;
        return this;
    }

    /** This many connections are still in use after the drain. */
    public Windows leftOpen(long connections) {
        leftOpen = connections;
        return this;
    }

    public Windows lagP99Ms(double milliseconds) {
        lagP99Ms = milliseconds;
        return this;
    }

    /** The window must not be judged. */
    public Windows invalid(String because) {
        invalidBecause = because;
        return this;
    }

    /** What else happened on the machine. */
    public Windows on(MachineUse use) {
        machine = use;
        return this;
    }

    /** Nobody can look into what was measured; a bystander may have been sent beside it. */
    public Windows ofAService(boolean withBystander) {
        lookedInto = false;
        bystander = withBystander;
        return this;
    }

    public Window build() {
        return build(Instant.parse("2026-01-02T03:04:05Z"));
    }

    /** The window as measured, from this moment on. */
    Window build(Instant start) {
        long intended = Math.round(rate * seconds);
        long answered = Math.round(intended * shareSucceeded);
        long succeeded = answered - badStatus - wrongAnswers;
        List<Slice> slices = new ArrayList<>();
        for (int s = 0; s < seconds; s++) {
            Distribution slice = spread(p99Ms[Math.min(s, p99Ms.length - 1)], answered / seconds);
            slices.add(
                    new Slice(
                            s,
                            intended / seconds,
                            carried(s, succeeded / seconds),
                            (intended - answered) / seconds,
                            slice));
        }
        Distribution response =
                Distribution.merge(slices.stream().map(Slice::responseTime).toList());
        long dropped = intended - answered;
        LoadCounts counts =
                new LoadCounts(
                        intended,
                        answered,
                        succeeded,
                        slices.stream().mapToLong(Slice::achieved).sum(),
                        dropped,
                        0,
                        0,
                        badStatus,
                        wrongAnswers,
                        0,
                        64);
        return new Window(
                condition,
                new LoadFigures(
                        start,
                        Duration.ofSeconds(seconds),
                        Duration.ZERO,
                        closed ? Double.NaN : rate,
                        counts,
                        response,
                        Double.isNaN(serviceP99Ms) ? response : spread(serviceP99Ms, answered),
                        spread(lagP99Ms, intended),
                        slices,
                        bystander
                                ? new Bystander(
                                        spread(bystanderMs, 20L * seconds),
                                        20L * seconds,
                                        failedProbes)
                                : Bystander.NONE,
                        List.of()),
                lookedInto ? inside(answered) : SutFigures.NONE,
                invalidBecause,
                PackedTrace.NONE,
                machine);
    }

    private SutFigures inside(long answered) {
        return new SutFigures(
                new LoopFigures(
                        spread(loopDelayP99Ms, Math.min(loopTasks, 800L * seconds)),
                        idleLoopDelayNanos,
                        Collections.nCopies(seconds, Math.round(loopDelayP99Ms * 1.5e6)),
                        400L * seconds,
                        Math.round(400L * seconds * blockedShare),
                        culprits),
                new SessionFigures(
                        spread(0.2, answered),
                        Double.isNaN(holdMs)
                                ? spread(holdP99Ms, answered)
                                : always(holdMs, answered),
                        spread(0.8 * holdP99Ms, answered),
                        12L,
                        0L,
                        leftOpen,
                        crossLoopShare,
                        seen(answered)),
                new CpuUse(Double.isNaN(cpuSeconds) ? answered * 0.0002 : cpuSeconds, 0, 0, 0, 0),
                Double.NaN,
                200L << 20);
    }

    /** 200 looks a second: with 400 samples of loops a second there are two of them. */
    private InUse seen(long answered) {
        double hold = Double.isNaN(holdMs) ? holdP99Ms / 1.98 : holdMs;
        double mean = Double.isNaN(inUse) ? answered * hold / 1e3 / seconds : inUse;
        long looks = 200L * seconds;
        return new InUse(seconds, looks, Math.round(mean * looks), Math.round(mean * mean * looks));
    }

    private static Distribution always(double ms, long samples) {
        Histogram histogram = Histograms.create();
        histogram.recordValueWithCount(Math.round(ms * 1e6), samples);
        return Distribution.of(histogram);
    }

    private long carried(int second, long succeeded) {
        return Math.round(succeeded * shareInTime[Math.min(second, shareInTime.length - 1)]);
    }

    /** Evenly spaced values whose p99 is the given one. */
    public static Distribution spread(double p99Ms, long samples) {
        Histogram histogram = Histograms.create();
        for (long i = 1; i <= samples; i++) {
            Histograms.record(histogram, Math.round(p99Ms * 1e6 * i / (0.99 * samples)));
        }
        return Distribution.of(histogram);
    }
}
