package dev.sessionmark.sut;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sessionmark.measurement.MeasurementJson;
import dev.sessionmark.measurement.ProfileEvent;
import dev.sessionmark.measurement.SutFigures;
import dev.sessionmark.measurement.trace.SutTrace;
import dev.sessionmark.platform.MemoryKills;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * The system under test seen from its controller: a process of its own. Its standard input is its
 * lifeline; when that ends, for whatever reason, so does the process.
 */
public final class SutProcess implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);

    /** How long it takes at most to end, be it by force, once it is cancelled. */
    public static final Duration STOP_LIMIT = Duration.ofSeconds(5);

    /** What the virtual machine of the first one takes to write the archive of classes, at most. */
    private static final Duration ARCHIVE_LIMIT = Duration.ofSeconds(30);

    /** What a kernel takes to end a process that was killed. */
    private static final Duration KILL_LIMIT = Duration.ofSeconds(2);

    /** How often a wait checks whether it was cancelled. */
    private static final Duration TICK = Duration.ofMillis(250);

    private static final String GONE = "";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final Writer commands;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final LastLines lastLines = new LastLines();
    private final MemoryKills kills = MemoryKills.sinceNow();
    private final BooleanSupplier cancelled;
    private final int port;
    private final String transport;
    private final Duration startup;

    private SutProcess(Process process, long started, BooleanSupplier cancelled)
            throws SutException {
        this.process = process;
        this.cancelled = cancelled;
        this.commands = process.outputWriter(StandardCharsets.UTF_8);
        drain(process.getInputStream(), "out");
        drain(process.getErrorStream(), "err");
        JsonNode ready = await(START_LIMIT);
        this.port = ready.path("port").intValue();
        this.transport = ready.path("transport").asText();
        this.startup = Duration.ofNanos(System.nanoTime() - started);
    }

    /**
     * Starts a system under test and waits until it answers.
     *
     * @throws SutException when it ends early or takes too long; says what it printed last
     */
    public static SutProcess start(SutCommandLine command, SutOptions options) throws SutException {
        return start(command, options, () -> false);
    }

    /**
     * The same, with every wait for it cut short once it is cancelled.
     *
     * @param cancelled asked in every wait for an answer; true ends it
     */
    public static SutProcess start(
            SutCommandLine command, SutOptions options, BooleanSupplier cancelled)
            throws SutException {
        long started = System.nanoTime();
        ProcessBuilder builder = new ProcessBuilder(command.ofOneMore());
        builder.environment().clear();
        builder.environment().putAll(options.environment(System.getenv()));
        try {
            Process process = builder.start();
            try {
                SutProcess ready = new SutProcess(process, started, cancelled);
                SutStarts.count(SutStarts.Outcome.STARTED);
                return ready;
            } catch (SutException | RuntimeException e) {
                process.toHandle().destroyForcibly();
                SutStarts.count(
                        cancelled.getAsBoolean()
                                ? SutStarts.Outcome.CANCELLED
                                : SutStarts.Outcome.FAILED);
                throw e;
            }
        } catch (IOException e) {
            SutStarts.count(SutStarts.Outcome.FAILED);
            throw new SutException(
                    "the system under test could not be started: " + e.getMessage(), e);
        }
    }

    /** The port on loopback where it serves the setups. */
    public int port() {
        return port;
    }

    /** What its event loops wait on: {@code epoll} or {@code nio}. */
    public String transport() {
        return transport;
    }

    /** From starting the process to its being ready. */
    public Duration startup() {
        return startup;
    }

    /** Its process id. */
    public long pid() {
        return process.pid();
    }

    /**
     * Has it measure how late its event loops are with nothing to do, for the reports of all its
     * windows; takes half a second. Only while no request runs.
     */
    public void measureIdle() throws SutException {
        ask(SutProtocol.IDLE);
    }

    /** Starts a measurement window. */
    public void begin() throws SutException {
        ask(SutProtocol.BEGIN);
    }

    /** Ends the window. */
    public SutFigures end() throws SutException {
        return MeasurementJson.read(ask(SutProtocol.END), SutFigures.class);
    }

    /**
     * What it has kept of these requests, and of its event loops, since the last time it was asked.
     * After the drain: it forgets all others.
     */
    public SutTrace trace(LongStream numbers) throws SutException {
        String list = numbers.mapToObj(Long::toString).collect(Collectors.joining(","));
        return MeasurementJson.read(ask(SutProtocol.TRACE + " " + list), SutTrace.class);
    }

    /**
     * Opens all connections of the pool that a setup uses. Only while no request runs.
     *
     * @return how long that took
     * @throws SutException when the database does not give them; says what it said
     */
    public Duration fill(String setup) throws SutException {
        double millis =
                ask(SutProtocol.FILL + " " + setup, PoolFill.LIMIT.plus(ANSWER_LIMIT))
                        .path("fillMs")
                        .doubleValue();
        return Duration.ofNanos(Math.round(millis * 1e6));
    }

    /**
     * Ends the pool of blocking sessions for good, so that its connections are there for the other
     * one. Only while no request runs.
     */
    public void closeBlocking() throws SutException {
        ask(SutProtocol.CLOSE_BLOCKING);
    }

    /** Has each request take so many steps of {@link dev.sessionmark.workload.Think}. */
    public void think(long steps) throws SutException {
        ask(SutProtocol.THINK + " " + steps);
    }

    /** Connections in use now; may be any number where it has miscounted. */
    public long used() throws SutException {
        return ask(SutProtocol.USED).path("used").longValue();
    }

    /**
     * Stops all that watches it from inside, until {@link #resume}: so that what watching costs can
     * be measured. Only while no request runs.
     */
    public void pause() throws SutException {
        ask(SutProtocol.PAUSE);
    }

    /** Watches it again. Only while no request runs. */
    public void resume() throws SutException {
        ask(SutProtocol.RESUME);
    }

    /**
     * Starts to profile it.
     *
     * @throws SutException when it cannot be; says why
     */
    public void profile(ProfileEvent event) throws SutException {
        ask(SutProtocol.PROFILE + " " + event.name());
    }

    /**
     * Ends profiling.
     *
     * @param title of the flame graph, one line
     * @return the flame graph as HTML
     * @throws SutException when there is none; says why
     */
    public String profiled(String title) throws SutException {
        return ask(SutProtocol.PROFILED + " " + title).path("html").asText();
    }

    /** Ends the process: politely, then by force. Never leaves it behind. */
    @Override
    public void close() {
        try {
            commands.close();
        } catch (IOException e) {
            // It ended before us; the wait below finds out.
            lastLines.add("its input was closed already: " + e.getMessage());
        }
        try {
            if (!endsByItself()) {
                process.toHandle().destroyForcibly();
                process.waitFor(KILL_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            process.toHandle().destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** Its application has to end soon; the virtual machine may have an archive to write. */
    private boolean endsByItself() throws InterruptedException {
        long began = System.nanoTime();
        long patience = STOP_LIMIT.minus(KILL_LIMIT).toNanos();
        boolean applicationEnded = false;
        while (!process.waitFor(TICK.toMillis(), TimeUnit.MILLISECONDS)) {
            applicationEnded |= answers.removeIf(SutProtocol.ENDED::equals);
            long waited = System.nanoTime() - began;
            boolean mayWrite = applicationEnded && !cancelled.getAsBoolean();
            if (waited > (mayWrite ? ARCHIVE_LIMIT.toNanos() : patience)) {
                return false;
            }
        }
        return true;
    }

    private JsonNode ask(String command) throws SutException {
        return ask(command, ANSWER_LIMIT);
    }

    private JsonNode ask(String command, Duration limit) throws SutException {
        try {
            commands.write(command);
            commands.write('\n');
            commands.flush();
        } catch (IOException e) {
            throw new SutException("the system under test " + ending() + lastWords(), e);
        }
        return await(limit);
    }

    private JsonNode await(Duration limit) throws SutException {
        try {
            String line = poll(limit);
            if (line == null) {
                throw new SutException(
                        "the system under test did not answer within %d s%s"
                                .formatted(limit.toSeconds(), lastWords()));
            }
            if (line.equals(GONE)) {
                throw new SutException("the system under test " + ending() + lastWords());
            }
            JsonNode answer = JSON.readTree(line);
            if (answer.has("error")) {
                throw new SutException(answer.path("error").textValue());
            }
            return answer;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SutException("interrupted while waiting for the system under test", e);
        } catch (JsonProcessingException e) {
            throw new SutException("the system under test answered nonsense" + lastWords(), e);
        }
    }

    /** The next answer; null when the limit has passed. */
    private String poll(Duration limit) throws InterruptedException, SutException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            long left = deadline - System.nanoTime();
            String line = answers.poll(Math.min(left, TICK.toNanos()), TimeUnit.NANOSECONDS);
            if (line != null || left <= 0) {
                return line;
            }
            if (cancelled.getAsBoolean()) {
                throw new SutException("cancelled while the system under test was asked");
            }
        }
    }

    /** Its output ends a moment before it does. */
    private String ending() {
        try {
            return process.waitFor(KILL_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                    ? SutEnding.of(process.exitValue(), kills.any())
                    : "closed its output";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "ended early";
        }
    }

    private String lastWords() {
        List<String> lines = lastLines.get();
        return lines.isEmpty() ? "" : "; it printed last: " + String.join(" | ", lines);
    }

    private void drain(InputStream stream, String name) {
        Thread.ofVirtual().name("sut-" + process.pid() + "-" + name).start(() -> drain(stream));
    }

    private void drain(InputStream stream) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            String line;
            while ((line = lines.readLine()) != null) {
                if (line.startsWith(SutProtocol.PREFIX)) {
                    answers.add(line.substring(SutProtocol.PREFIX.length()));
                } else {
                    lastLines.add(line);
                }
            }
        } catch (IOException e) {
            lastLines.add("its output broke off: " + e.getMessage());
        }
        if (stream == process.getInputStream()) {
            answers.add(GONE);
        }
    }

    /** The last lines a process printed, for when it fails. */
    private static final class LastLines {

        private static final int KEPT = 8;

        private final Deque<String> lines = new ArrayDeque<>();

        synchronized void add(String line) {
            // Frames of a stack trace would push out the line that says what happened.
            if (line.isBlank() || line.startsWith("\tat ") || line.startsWith("\t... ")) {
                return;
            }
            if (lines.size() == KEPT) {
                lines.removeFirst();
            }
            lines.addLast(line);
        }

        synchronized List<String> get() {
            return List.copyOf(lines);
        }
    }
}
