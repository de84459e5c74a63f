package dev.sessionmark.platform.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.platform.machine.MachineMoment.Neighbour;
import dev.sessionmark.platform.machine.Owned.Owner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two moments of a machine made of files: a second of the clock is a hundred ticks. */
class MachineMomentTest {

    private static final long CONTROLLER = 100;
    private static final long SUT = 101;
    private static final long SERVER = 200;
    private static final long BACKEND = 201;
    private static final long MAKE = 300;
    private static final long COMPILER = 301;

    @TempDir Path root;

    private final Owned owned = new Owned(CONTROLLER, SERVER);

    @BeforeEach
    void quiet() throws IOException {
        file("self/status", "Name:\tjava\nCpus_allowed:\tf\nCpus_allowed_list:\t0-1\n");
        processors(0, 0, 0);
        process(CONTROLLER, 1, "java", 0, 0);
        process(SUT, CONTROLLER, "java", 0, 0);
        process(SERVER, 1, "postgres", 0, 0);
        process(BACKEND, SERVER, "postgres", 0, 0);
        process(MAKE, 1, "make", 0, 0);
        process(COMPILER, MAKE, "cc1 (x) y", 0, 0);
    }

    private MachineMoment read() {
        return MachineMoment.read(new Proc(root), owned);
    }

    /** Of two processors; a third one that we may not use has always been busy. */
    private void processors(long user, long idle, long stolen) throws IOException {
        file(
                "stat",
                """
                cpu  9 9 9 9 9 9 9 9 0 0
                cpu0 %d 0 0 %d 0 7 7 %d 0 0
                cpu1 0 0 0 0 0 7 7 0 0 0
                cpu2 %d 0 0 0 0 0 0 0 0 0
                intr 1 2 3
                """
                        .formatted(user, idle, stolen, 1000 + 10 * user));
    }

    private void process(long pid, long parent, String name, long ticks, long ended)
            throws IOException {
        file(
                pid + "/stat",
                "%d (%s) S %d 1 1 0 -1 4194560 1 2 3 4 %d %d %d 0 20 0 14 0 31 5 4"
                        .formatted(pid, name, parent, ticks, 0, ended));
    }

    private void waits(long pid, long thread, long nanos) throws IOException {
        file(pid + "/task/" + thread + "/schedstat", "1000000000 %d 12\n".formatted(nanos));
    }

    private void file(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void onlyTheProcessorsWeMayUseCount() throws IOException {
        MachineMoment before = read();
        processors(250, 120, 30);
        MachineMoment now = read();
        assertEquals(OptionalInt.of(2), now.cores());
        assertEquals(OptionalDouble.of(1.2), now.idleSince(before));
        assertEquals(OptionalDouble.of(0.3), now.stolenSince(before));
        assertEquals(OptionalDouble.of(2.5), now.othersSince(before));
    }

    @Test
    void oursAreTheControllerTheServerAndWhatTheyHaveStarted() throws IOException {
        MachineMoment before = read();
        processors(400, 0, 0);
        process(CONTROLLER, 1, "java", 30, 0);
        process(SUT, CONTROLLER, "java", 100, 0);
        process(BACKEND, SERVER, "postgres", 20, 0);
        MachineMoment now = read();
        assertEquals(1.5, now.oursSince(before).getAsDouble(), 1e-9);
        assertEquals(2.5, now.othersSince(before).getAsDouble(), 1e-9);
    }

    /** A backend that lives for one request: its parent keeps what it took. */
    @Test
    void whatHasEndedIsCountedOnce() throws IOException {
        process(BACKEND, SERVER, "postgres", 40, 0);
        process(COMPILER, MAKE, "cc1", 70, 0);
        MachineMoment before = read();
        end(BACKEND);
        process(SERVER, 1, "postgres", 0, 40 + 10);
        end(COMPILER);
        process(MAKE, 1, "make", 5, 70 + 90);
        processors(105, 0, 0);
        MachineMoment now = read();
        assertEquals(0.1, now.oursSince(before).getAsDouble(), 1e-9);
        List<Neighbour> neighbours = now.neighboursSince(before);
        assertEquals("make", neighbours.getFirst().name());
        assertEquals(0.95, neighbours.getFirst().seconds(), 1e-9);
        assertEquals(1, neighbours.size());
    }

    private void end(long pid) throws IOException {
        Files.delete(root.resolve(pid + "/stat"));
        Files.delete(root.resolve(Long.toString(pid)));
    }

    @Test
    void neighboursAreTakenTogetherByName() throws IOException {
        MachineMoment before = read();
        process(400, 1, "bash", 80, 0);
        process(401, 1, "bash", 60, 0);
        process(COMPILER, MAKE, "cc1 (x) y", 100, 0);
        List<Neighbour> neighbours = read().neighboursSince(before);
        assertEquals(new Neighbour("bash", 1.4), neighbours.get(0));
        assertEquals(new Neighbour("cc1 (x) y", 1), neighbours.get(1));
    }

    @Test
    void threadsWaitForWhomTheyBelongTo() throws IOException {
        waits(CONTROLLER, CONTROLLER, 5_000_000_000L);
        waits(SUT, SUT, 0);
        waits(BACKEND, BACKEND, 7);
        waits(MAKE, MAKE, 0);
        MachineMoment before = read();
        waits(CONTROLLER, CONTROLLER, 5_250_000_000L);
        waits(SUT, SUT, 500_000_000L);
        waits(SUT, 150, 250_000_000L);
        waits(MAKE, MAKE, 9_000_000_000L);
        assertEquals(
                Map.of(Owner.GENERATOR, 0.25, Owner.SUT, 0.75, Owner.DATABASE, 0.0),
                read().waitedSince(before));
    }

    @Test
    void pressureIsTheDifferenceOfTwoTotals() throws IOException {
        String line = "%s avg10=0.00 avg60=0.00 avg300=0.00 total=%d\n";
        file("pressure/memory", line.formatted("some", 100) + line.formatted("full", 0));
        MachineMoment before = read();
        file(
                "pressure/memory",
                line.formatted("some", 1_500_100) + line.formatted("full", 500_000));
        assertEquals(OptionalDouble.of(1.5), read().someSince(before, "memory"));
        assertEquals(OptionalDouble.empty(), read().someSince(before, "io"));
    }

    @Test
    void aLimitOnOpenFilesThatIsReachedIsTold() throws IOException {
        file(SUT + "/limits", "Limit\nMax open files            8                    8   files\n");
        for (int i = 0; i < 3; i++) {
            file(SUT + "/fd/" + i, "");
        }
        assertEquals(OptionalInt.empty(), read().descriptorLimit());
        for (int i = 3; i < 8; i++) {
            file(SUT + "/fd/" + i, "");
        }
        assertEquals(OptionalInt.of(8), read().descriptorLimit());
    }

    @Test
    void whatCannotBeReadIsNotKnown() {
        Proc nothing = new Proc(root.resolve("nothing"));
        MachineMoment before = MachineMoment.read(nothing, owned);
        MachineMoment now = MachineMoment.read(nothing, owned);
        assertEquals(OptionalInt.empty(), now.cores());
        assertEquals(OptionalDouble.empty(), now.oursSince(before));
        assertEquals(OptionalDouble.empty(), now.othersSince(before));
        assertEquals(OptionalDouble.empty(), now.stolenSince(before));
        assertEquals(Map.of(), now.waitedSince(before));
        assertEquals(List.of(), now.neighboursSince(before));
    }

    @Test
    void thisMachineIsRead() {
        Owned here = new Owned(ProcessHandle.current().pid(), null);
        MachineMoment before = MachineMoment.read(Proc.here(), here);
        MachineMoment now = MachineMoment.read(Proc.here(), here);
        assertEquals(Runtime.getRuntime().availableProcessors(), now.cores().orElse(0));
        assertTrue(now.oursSince(before).isPresent());
        assertFalse(now.waitedSince(before).containsKey(Owner.NEIGHBOUR));
        assertEquals(0, now.clockStepSince(before), 0.01);
    }
}
