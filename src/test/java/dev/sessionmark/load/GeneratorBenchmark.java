package dev.sessionmark.load;

import dev.sessionmark.measurement.LoadFigures;
import dev.sessionmark.statistics.Distribution;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

/**
 * Compares the load generator with others on a trivial endpoint in a process of its own: throughput
 * with {@code wrk} and one thread, latency at a fixed rate with {@link ThreadedGenerator}. Rounds
 * are interleaved, because a machine is not equally fast all the time. Not part of the tests; needs
 * {@code wrk} and an idle machine:
 *
 * <pre>./mvnw test -Dtest=GeneratorBenchmark -Dbenchmark.rounds=5</pre>
 */
public final class GeneratorBenchmark {

    private static final int USERS = 32;
    private static final int RATE = 2_000;
    private static final int RATE_CONNECTIONS = 32;
    private static final Duration ROUND = Duration.ofSeconds(5);
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final int DEFAULT_ROUNDS = 5;
    private static final String TRIVIAL = "/";

    /** An endpoint that takes as long as one with a database behind it. */
    private static final String SLOW = "/slow";

    private static final long SLOW_MILLIS = 5;
    private static final Pattern WRK_RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");

    /** The trivial endpoint: what the benchmark starts in a process of its own. */
    public static void main(String[] args) throws IOException {
        serve();
    }

    @Test
    void compareWithOtherGenerators() throws IOException, InterruptedException {
        int rounds = Integer.getInteger("benchmark.rounds", DEFAULT_ROUNDS);
        Process server = startServer();
        try (LoadGenerator generator = new LoadGenerator()) {
            int port = Integer.parseInt(firstLine(server));
            System.out.println("transport: " + generator.transport().id());
            closed(generator, port, WARM_UP);
            throughput(generator, port, rounds);
            latency(generator, port, SLOW, rounds);
            latency(generator, port, TRIVIAL, rounds);
        } finally {
            // The server ends with its standard input.
            server.getOutputStream().close();
            server.waitFor();
        }
    }

    private static void throughput(LoadGenerator generator, int port, int rounds)
            throws IOException, InterruptedException {
        double[] ours = new double[rounds];
        double[] wrk = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            wrk[i] = wrk(port);
            ours[i] = closed(generator, port, ROUND);
        }
        print("wrk -t1 -c" + USERS + ", requests/s", wrk, 1);
        print("this generator, " + USERS + " users, requests/s", ours, 1);
        ratio("throughput, this generator / wrk", ours, wrk);
    }

    private static void latency(LoadGenerator generator, int port, String uri, int rounds)
            throws IOException, InterruptedException {
        ThreadedGenerator other = new ThreadedGenerator(port, uri, RATE, RATE_CONNECTIONS);
        LoadSpec spec =
                Loads.asking(
                        Loads.open(port, RATE, RATE_CONNECTIONS, ROUND),
                        RequestSource.always(Call.get(uri).expecting(TestServer.ANSWER)));
        generator.start(spec).result().join();
        other.run(ROUND);
        double[][] ours = new double[2][rounds];
        double[][] theirs = new double[2][rounds];
        double[] lag = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            Histogram second = other.run(ROUND);
            LoadFigures result = generator.start(spec).result().join();
            Distribution first = result.responseTime();
            ours[0][i] = first.quantileNanos(0.5);
            ours[1][i] = first.quantileNanos(0.99);
            theirs[0][i] = second.getValueAtPercentile(50);
            theirs[1][i] = second.getValueAtPercentile(99);
            lag[i] = result.generatorLag().quantileNanos(0.99);
        }
        String at = ", ms, " + uri + " at " + RATE + "/s";
        print("threads, p50" + at, theirs[0], 1e6);
        print("this generator, p50" + at, ours[0], 1e6);
        ratio("p50, this generator / threads", ours[0], theirs[0]);
        print("threads, p99" + at, theirs[1], 1e6);
        print("this generator, p99" + at, ours[1], 1e6);
        ratio("p99, this generator / threads", ours[1], theirs[1]);
        print("this generator, lag p99" + at, lag, 1e6);
    }

    private static double closed(LoadGenerator generator, int port, Duration time) {
        LoadFigures result =
                generator.start(Loads.closed(port, USERS, USERS, time)).result().join();
        if (result.counts().errors() > 0) {
            throw new IllegalStateException("errors: " + result.counts());
        }
        return result.achievedRate();
    }

    private static double wrk(int port) throws IOException, InterruptedException {
        Process wrk =
                new ProcessBuilder(
                                "wrk",
                                "-t1",
                                "-c" + USERS,
                                "-d" + ROUND.toSeconds() + "s",
                                "http://127.0.0.1:" + port + "/")
                        .redirectErrorStream(true)
                        .start();
        String output = new String(wrk.getInputStream().readAllBytes());
        Matcher rate = WRK_RATE.matcher(output);
        if (wrk.waitFor() != 0 || !rate.find()) {
            throw new IOException("wrk failed: " + output);
        }
        return Double.parseDouble(rate.group(1));
    }

    private static void print(String what, double[] values, double unit) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        System.out.printf(
                Locale.ROOT,
                "%-52s median %10.3f   %.3f to %.3f%n",
                what,
                median(values) / unit,
                sorted[0] / unit,
                sorted[sorted.length - 1] / unit);
    }

    private static void ratio(String what, double[] numerator, double[] denominator) {
        System.out.printf(
                Locale.ROOT,
                "%-52s        %10.3f%n",
                what,
                median(numerator) / median(denominator));
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static Process startServer() throws IOException {
        return new ProcessBuilder(
                        List.of(
                                ProcessHandle.current().info().command().orElse("java"),
                                "-cp",
                                System.getProperty("java.class.path"),
                                GeneratorBenchmark.class.getName()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static String firstLine(Process process) throws IOException {
        return new BufferedReader(new InputStreamReader(process.getInputStream())).readLine();
    }

    private static void serve() throws IOException {
        Vertx vertx =
                Vertx.vertx(
                        new VertxOptions().setEventLoopPoolSize(1).setPreferNativeTransport(true));
        Buffer answer = Buffer.buffer(TestServer.ANSWER);
        int port =
                vertx.createHttpServer()
                        .requestHandler(
                                request -> {
                                    if (request.path().equals(SLOW)) {
                                        vertx.setTimer(
                                                SLOW_MILLIS, id -> request.response().end(answer));
                                    } else {
                                        request.response().end(answer);
                                    }
                                })
                        .listen(0, "127.0.0.1")
                        .toCompletionStage()
                        .toCompletableFuture()
                        .join()
                        .actualPort();
        System.out.println(port);
        while (System.in.read() >= 0) {
            // Nothing is said here; the end of the input is the end of the benchmark.
        }
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
