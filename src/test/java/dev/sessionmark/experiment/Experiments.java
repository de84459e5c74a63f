package dev.sessionmark.experiment;

import dev.sessionmark.measurement.Condition;
import dev.sessionmark.measurement.trace.WarmupTrace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Experiments made by hand, for tests: trials are added in the order they ran. */
public final class Experiments {

    public static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

    private final List<TrialResult> trials = new ArrayList<>();
    private final List<String> setups;
    private List<Duration> dbLatencies = List.of(Duration.ZERO, Duration.ofMillis(5));
    private Preparation preparation = new Preparation(2_000, "given", Map.of(), 0.05);
    private List<Double> rates = List.of(2_000.0);
    private boolean aa;
    private String incompleteBecause;

    private Experiments(List<String> setups) {
        this.setups = setups;
    }

    /** An experiment with these setups, without and with 5 ms of added database latency. */
    public static Experiments of(String... setups) {
        return new Experiments(List.of(setups));
    }

    public Experiments dbLatenciesMs(long... milliseconds) {
        dbLatencies = Arrays.stream(milliseconds).mapToObj(Duration::ofMillis).toList();
        return this;
    }

    /** The rate was chosen by the program, or not at all: null. */
    public Experiments rateChosen(Preparation how) {
        preparation = how;
        rates = List.of();
        return this;
    }

    public Experiments aa() {
        aa = true;
        return this;
    }

    public Experiments incomplete(String because) {
        incompleteBecause = because;
        return this;
    }

    /** Adds a trial that could be completed. */
    public Experiments trial(String setup, Windows... windows) {
        return failed(setup, null, windows);
    }

    /** The warm-up of the trial added last ended at its bound. */
    public Experiments unsettled() {
        TrialResult last = trials.removeLast();
        trials.add(
                new TrialResult(
                        last.number(),
                        last.round(),
                        last.setup(),
                        last.process(),
                        last.startedAt(),
                        last.startup(),
                        last.warmup(),
                        false,
                        last.windows(),
                        last.failure(),
                        WarmupTrace.NONE,
                        null));
        return this;
    }

    /** Adds a trial that failed after these windows; null when it did not. */
    public Experiments failed(String setup, String failure, Windows... windows) {
        int number = trials.size() + 1;
        long before = trials.stream().filter(trial -> trial.setup().equals(setup)).count();
        Instant start = START.plusSeconds(20L * number);
        trials.add(
                new TrialResult(
                        number,
                        (int) before + 1,
                        setup,
                        Condition.NONE,
                        start,
                        Duration.ofMillis(950),
                        Duration.ofSeconds(8),
                        true,
                        IntStream.range(0, windows.length)
                                .mapToObj(i -> windows[i].build(start.plusSeconds(10 + 5L * i)))
                                .toList(),
                        failure,
                        WarmupTrace.NONE,
                        null));
        return this;
    }

    public ExperimentResult build() {
        ExperimentPlan plan =
                Plans.of(
                        """
                        {"setups": ["%s"], "rate": %s, "dbLatencyMs": %s, "maxInFlight": 4000,
                         "warmupSeconds": 20, "aa": %s, "trials": 2}"""
                                .formatted(
                                        String.join("\", \"", setups),
                                        rates.isEmpty() ? "\"auto\"" : rates,
                                        dbLatencies.stream()
                                                .map(latency -> latency.toNanos() / 1e6)
                                                .toList(),
                                        aa));
        Environment environment =
                new Environment(
                        "0.1.0",
                        "jvm",
                        "Test CPU",
                        2,
                        4_096L,
                        "Linux 6.1 amd64",
                        "Temurin 25",
                        new Transports("epoll", "epoll", "epoll"),
                        "256 MiB, G1",
                        "18.1",
                        Map.of("shared_buffers", "128MB"));
        return new ExperimentResult(
                "20260102-030405-abcd",
                plan,
                environment,
                preparation,
                START,
                START.plusSeconds(200),
                List.copyOf(trials),
                incompleteBecause);
    }
}
