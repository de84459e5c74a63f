package dev.sessionmark.measurement.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.experiment.SampleResults;
import dev.sessionmark.measurement.Condition;
import dev.sessionmark.measurement.MachineUse;
import dev.sessionmark.measurement.MeasurementJson;
import dev.sessionmark.measurement.Window;
import dev.sessionmark.measurement.trace.KeptRequests.ClientStamps;
import dev.sessionmark.measurement.trace.SutTrace.ServerStamps;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class WindowTraceTest {

    private static final long START = 1_000_000;

    private static ClientStamps client(long number) {
        long due = START + number * 10;
        return new ClientStamps(number, due, due + 1, due + 9);
    }

    private static ServerStamps server(long number) {
        long due = START + number * 10;
        return new ServerStamps(
                number,
                due + 2,
                "loop",
                due + 3,
                "worker",
                List.of(new Step(Step.Kind.ASKED, due + 4)),
                0,
                due + 8);
    }

    private static List<ClientStamps> clients(long from, long to) {
        return LongStream.rangeClosed(from, to).mapToObj(WindowTraceTest::client).toList();
    }

    private static List<ServerStamps> servers(long from, long to) {
        return LongStream.rangeClosed(from, to).mapToObj(WindowTraceTest::server).toList();
    }

    /** The thread that wrote it may look at its clock when the answer has long been read. */
    @Test
    void whatWasReadHadBeenWritten() {
        ServerStamps on = server(1);
        ServerStamps late =
                new ServerStamps(
                        1,
                        on.receivedAt(),
                        on.loop(),
                        on.handlerAt(),
                        on.thread(),
                        on.steps(),
                        0,
                        START + 10 + 500);
        RequestTrace joined =
                WindowTrace.join(
                                new KeptRequests(START, clients(1, 1), List.of()),
                                new SutTrace(List.of(late), List.of(), 0),
                                0)
                        .requests()
                        .getFirst();
        assertEquals(19, joined.writtenAt());
        assertEquals(9, Phases.of(joined, 0).sumNanos());
    }

    @Test
    void theHalvesFindEachOtherByTheirNumber() {
        List<ServerStamps> backwards = new ArrayList<>(servers(1, 4).reversed());
        WindowTrace trace =
                WindowTrace.join(
                        new KeptRequests(START, clients(2, 3), List.of(client(3), client(1))),
                        new SutTrace(
                                backwards,
                                List.of(new BlockedStretch("loop", START + 5, START + 7, "f")),
                                2),
                        77);
        assertEquals(List.of(1L, 2L, 3L), trace.requests().stream().map(r -> r.number()).toList());
        assertEquals(
                new RequestTrace(
                        3,
                        true,
                        true,
                        30,
                        31,
                        32,
                        "loop",
                        33,
                        "worker",
                        List.of(new Step(Step.Kind.ASKED, 34)),
                        0,
                        38,
                        39),
                trace.requests().get(2));
        assertTrue(trace.requests().get(0).slow() && !trace.requests().get(0).drawn());
        assertEquals(List.of(new BlockedStretch("loop", 5, 7, "f")), trace.blocked());
        assertEquals(77, trace.dbLatencyNanos());
        assertEquals(2, trace.stretchesLeftOut());
    }

    @Test
    void aRequestOfWhichTheServerKeptNothingKeepsItsClientHalf() {
        WindowTrace trace =
                WindowTrace.join(
                        new KeptRequests(START, clients(1, 100), clients(1, 100)),
                        new SutTrace(servers(2, 100), List.of(), 0),
                        0);

        assertEquals(100, trace.requests().size());
        RequestTrace half = trace.requests().getFirst();
        assertFalse(half.seenInside());
        assertEquals(8, Phases.of(half, 0).nanos(Phase.SERVICE));
        assertEquals(half.responseTime(), Phases.of(half, 0).sumNanos());
        assertTrue(trace.requests().get(1).seenInside());
    }

    @Test
    void neverMoreThanTwoHundred() {
        WindowTrace trace =
                WindowTrace.join(
                        new KeptRequests(START, clients(1, 100), clients(201, 328)),
                        new SutTrace(servers(1, 400), List.of(), 0),
                        0);
        assertEquals(200, trace.requests().size());
    }

    @Test
    void aPackedTraceIsTheSameAfterwards() {
        PackedTrace packed = PackedTrace.of(Traces.window());
        assertEquals(Traces.window(), packed.unpack());
        assertEquals(packed, PackedTrace.decode(packed.encode()));
        assertSame(PackedTrace.NONE, PackedTrace.of(WindowTrace.NONE));
        assertEquals(WindowTrace.NONE, PackedTrace.NONE.unpack());
        byte[] damaged = packed.encode();
        damaged[damaged.length / 2] ^= 0x55;
        assertThrows(UncheckedIOException.class, () -> PackedTrace.decode(damaged).unpack());
    }

    @Test
    void twoHundredRequestsTakeSomeTensOfKilobytes() {
        Random random = new Random(1);
        List<RequestTrace> requests = new ArrayList<>();
        List<BlockedStretch> blocked = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            requests.add(
                    Traces.request(
                            i, random.nextInt(10_000_000), random.nextInt(90_000), true, false));
        }
        for (int i = 0; i < WindowTrace.MOST_STRETCHES; i++) {
            long begin = random.nextLong(10_000_000_000L);
            blocked.add(new BlockedStretch("vert.x-eventloop-thread-0", begin, begin + i, "a.B.c"));
        }
        int bytes = PackedTrace.of(new WindowTrace(0, requests, blocked, 0)).encode().length;
        assertTrue(bytes < 60_000, bytes + " bytes");
    }

    @Test
    void aWindowKeepsItsTraceApartAndOneStoredBeforeHasNone() {
        Window like =
                SampleResults.window(
                        ExperimentPlan.DEFAULT, new Condition(Duration.ZERO), new Random(3));
        Window without =
                new Window(
                        like.condition(),
                        like.load(),
                        like.sut(),
                        like.invalidBecause(),
                        PackedTrace.NONE,
                        MachineUse.UNKNOWN);
        PackedTrace trace = PackedTrace.of(Traces.window());
        Window with =
                new Window(
                        without.condition(),
                        without.load(),
                        without.sut(),
                        without.invalidBecause(),
                        trace,
                        MachineUse.UNKNOWN);
        MeasurementJson.Parts parts = MeasurementJson.writeApart(with);
        assertEquals(
                with,
                MeasurementJson.readApart(parts.document(), parts.distributions(), Window.class));
        assertEquals(
                PackedTrace.NONE,
                MeasurementJson.readApart(parts.document(), null, Window.class).trace());
        assertEquals(with, MeasurementJson.read(MeasurementJson.tree(with), Window.class));
        String old = parts.document().replaceFirst(",\"trace\":\\d+", "");
        assertTrue(old.length() < parts.document().length());
        assertEquals(without, MeasurementJson.readApart(old, parts.distributions(), Window.class));
    }

    @Test
    void whatTheSystemUnderTestSaysSurvivesThePipe() {
        SutTrace said =
                new SutTrace(servers(1, 3), List.of(new BlockedStretch("loop", 1, 2, null)), 5);
        assertEquals(said, MeasurementJson.read(MeasurementJson.tree(said), SutTrace.class));
    }
}
