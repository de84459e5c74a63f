package dev.sessionmark.program;

import dev.sessionmark.platform.FreePort;
import dev.sessionmark.platform.StartStages;
import dev.sessionmark.platform.postgres.KillableServer;
import dev.sessionmark.statistics.Spread;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long {@code serve} takes, from the start of its process, on a database that knows it already:
 * to each stage, and to the first 200 that reads the database; and what it has used of processor
 * time, which other programs disturb least, and memory by then. By the launcher, so with the cache
 * of linked classes, which the first of two starts before makes where it is missing. Not part of
 * the tests; run it on an idle machine after a build:
 *
 * <pre>./mvnw test -Dtest=StartBenchmark -Dbenchmark.rounds=10</pre>
 *
 * With {@code -Dbenchmark.against=FOLDER}, where another version was built, both are started in
 * turn, so that what else the machine does meets either.
 */
class StartBenchmark {

    private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 10);
    private static final int BEFORE = 2;
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final int BETWEEN_QUESTIONS_MS = 2;
    private static final String FIRST_ANSWER = "first 200 from the database";
    private static final String RESIDENT = "resident memory then";
    private static final String PROCESSOR = "processor time until then";
    private static final Path NATIVE = Path.of("target", "sessionmark-runner");

    private static final String AGAINST = System.getProperty("benchmark.against");

    @TempDir Path home;

    @Test
    void printHowLongTheStartTakes() throws Exception {
        KillableServer database = KillableServer.start();
        try {
            compare("JVM", Map.of(), database);
            if (Files.isExecutable(NATIVE)) {
                compare("native executable", Map.of("SESSIONMARK_NATIVE", "1"), database);
            } else {
                System.out.println("no native executable (./mvnw package -Dnative makes one)");
            }
        } finally {
            database.close();
        }
    }

    private void compare(String kind, Map<String, String> variables, KillableServer database)
            throws Exception {
        List<Path> builds = new ArrayList<>(List.of(Path.of("")));
        if (AGAINST != null) {
            builds.add(Path.of(AGAINST));
        }
        for (Path build : builds) {
            for (int i = 0; i < BEFORE; i++) {
                start(build, variables, database);
            }
        }
        Map<Path, Map<String, List<Double>>> figures = new LinkedHashMap<>();
        for (int i = 0; i < ROUNDS; i++) {
            for (Path build : i % 2 == 0 ? builds : builds.reversed()) {
                Map<String, List<Double>> its =
                        figures.computeIfAbsent(build, first -> new LinkedHashMap<>());
                start(build, variables, database)
                        .forEach(
                                (what, value) ->
                                        its.computeIfAbsent(what, first -> new ArrayList<>())
                                                .add(value));
            }
        }
        figures.forEach(
                (build, its) -> {
                    System.out.printf(
                            "%s of %s, median of %d [least to most]%n",
                            kind, build.toAbsolutePath(), ROUNDS);
                    its.forEach(StartBenchmark::print);
                });
    }

    private static void print(String what, List<Double> values) {
        double[] sorted = values.stream().mapToDouble(value -> value).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "  %-28s %,7.0f %s [%,.0f to %,.0f]%n",
                what,
                Spread.of(sorted).median(),
                what.equals(RESIDENT) ? "MiB" : "ms",
                sorted[0],
                sorted[sorted.length - 1]);
    }

    /** Starts it once, ends it, and returns what it took, in the order in which it was reached. */
    private Map<String, Double> start(
            Path build, Map<String, String> variables, KillableServer database) throws Exception {
        int port = FreePort.next();
        ProcessBuilder builder =
                new ProcessBuilder(
                        build.resolve("sessionmark").toAbsolutePath().toString(),
                        "serve",
                        "--port=" + port,
                        "--database-url=" + database.address());
        builder.environment().put("SESSIONMARK_HOME", home.toString());
        builder.environment().put("QUARKUS_MANAGEMENT_PORT", Integer.toString(FreePort.next()));
        builder.environment().put(StartStages.VARIABLE, "1");
        builder.environment().putAll(variables);
        long began = System.nanoTime();
        Instant clock = Instant.now();
        Process process = builder.start();
        Program program = new Program(process);
        try {
            awaitAnswer(process, port, began, program);
            double answered = (System.nanoTime() - began) / 1e6;
            double spent = process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis();
            double resident = residentMiB(process.pid());
            Map<String, Double> figures = stages(program.err(), clock);
            figures.put(FIRST_ANSWER, answered);
            figures.put(PROCESSOR, spent);
            figures.put(RESIDENT, resident);
            return figures;
        } finally {
            // Leaves its output open, unlike Process.destroy(): the virtual machine says on it that
            // it makes the cache.
            process.toHandle().destroy();
            if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
    }

    private static void awaitAnswer(Process process, int port, long began, Program program)
            throws InterruptedException {
        while (!answers(port)) {
            if (!process.isAlive() || System.nanoTime() - began > LONGEST.toNanos()) {
                throw new AssertionError("it does not answer; it said: " + program.err());
            }
            Thread.sleep(BETWEEN_QUESTIONS_MS);
        }
    }

    /** A client of its own for each question, so that none has to warm up. */
    private static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            socket.setSoTimeout((int) LONGEST.toMillis());
            OutputStream out = socket.getOutputStream();
            out.write(
                    ("GET /api/experiments?size=1 HTTP/1.1\r\nHost: localhost:%d\r\n"
                                    + "Connection: close\r\n\r\n")
                            .formatted(port)
                            .getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            return new String(in.readNBytes(12), StandardCharsets.US_ASCII).endsWith(" 200");
        } catch (IOException notYet) {
            return false;
        }
    }

    private static Map<String, Double> stages(List<String> said, Instant clock) {
        long begin = Duration.between(Instant.EPOCH, clock).toNanos() / 1_000;
        Map<String, Double> stages = new LinkedHashMap<>();
        for (String line : said) {
            String[] words = line.split(" ", 3);
            if (words.length == 3 && words[0].equals("start") && !words[1].isEmpty()) {
                stages.put(words[2], (Long.parseLong(words[1]) - begin) / 1e3);
            }
        }
        return stages;
    }

    private static double residentMiB(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024.0)
                .findFirst()
                .orElse(Double.NaN);
    }
}
