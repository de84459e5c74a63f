package dev.sessionmark.report;

import dev.sessionmark.experiment.Environment;
import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.experiment.ExperimentResult;
import dev.sessionmark.experiment.Preparation;
import dev.sessionmark.experiment.Transports;
import dev.sessionmark.experiment.target.HttpTarget;
import dev.sessionmark.measurement.factor.Factor;
import dev.sessionmark.measurement.factor.Factors;
import dev.sessionmark.verdict.Phrases;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * A line of the head of a report: what was run, and where.
 *
 * @param name a word or two
 * @param value the rest of the line
 */
record HeadLine(String name, String value) {

    private static final String UNKNOWN = "unknown";

    /** Each has a sentence of its own, or is in the title of each table. */
    private static final Set<Factor> SAID_ELSEWHERE =
            Set.of(Factors.DB_LATENCY, Factors.POOL_SIZE, Factors.RATE, Factors.USERS);

    static List<HeadLine> of(ExperimentResult experiment) {
        ExperimentPlan plan = experiment.plan();
        Preparation preparation = experiment.preparation();
        List<HeadLine> facts = new ArrayList<>();
        facts.add(
                new HeadLine(
                        "experiment", experiment.id() + ", started " + experiment.startedAt()));
        facts.add(new HeadLine("workload", workload(plan)));
        facts.add(new HeadLine("load", load(plan, preparation)));
        facts.add(new HeadLine("rate", preparation == null ? null : preparation.rateReason()));
        facts.add(new HeadLine("pool", pool(plan)));
        plan.targets().forEach(target -> facts.add(new HeadLine("target", target(target))));
        Factors.ALL.stream()
                .filter(factor -> !SAID_ELSEWHERE.contains(factor))
                .filter(factor -> !plan.values(factor).equals(factor.usual()))
                .forEach(factor -> facts.add(unusual(factor, plan.values(factor))));
        facts.add(new HeadLine("trials", trials(plan)));
        facts.add(new HeadLine("mode", mode(experiment.environment())));
        facts.add(new HeadLine("environment", environment(experiment.environment())));
        facts.add(new HeadLine("transport", transport(experiment.environment())));
        facts.removeIf(fact -> fact.value() == null);
        return facts;
    }

    private static String workload(ExperimentPlan plan) {
        return plan.setups().isEmpty() ? null : plan.workload() + ", scale " + plan.scale();
    }

    private static String target(HttpTarget target) {
        return "%s: %s %s, which ran already; %s; measured where nothing is added"
                .formatted(
                        target.name(),
                        target.askedBy(),
                        target.url(),
                        target.bystander() == null
                                ? "no bystander"
                                : "bystander " + target.bystander());
    }

    private static HeadLine unusual(Factor factor, List<Double> values) {
        return new HeadLine(
                factor.title(),
                values.size() == 1 ? factor.label(values.getFirst()) : words(factor, values));
    }

    private static String words(Factor factor, List<Double> values) {
        return factor.words()
                .formatted(Phrases.list(values.stream().map(Factor::grouped).toList()));
    }

    private static String load(ExperimentPlan plan, Preparation preparation) {
        StringJoiner load = new StringJoiner(", ");
        if (plan.closed()) {
            List<Double> users = plan.values(Factors.USERS);
            load.add("closed model")
                    .add(
                            users.size() == 1
                                    ? Factors.USERS.label(users.getFirst())
                                    : words(Factors.USERS, users));
        } else {
            load.add("open model").add(rate(plan, preparation));
            load.add(plan.client().poisson() ? "Poisson arrivals" : "constant arrivals");
        }
        load.add(Phrases.count(plan.client().connections(), "connection"));
        if (plan.client().pooled()) {
            load.add("requests take any free one (this hides a blocked event loop)");
        }
        return load.add("at most " + Numbers.count(plan.client().maxInFlight()) + " in flight")
                .toString();
    }

    private static String rate(ExperimentPlan plan, Preparation preparation) {
        List<Double> rates =
                plan.choosesRate() && preparation != null
                        ? List.of(preparation.rate())
                        : plan.values(Factors.RATE);
        return rates.isEmpty()
                ? "rate not chosen yet"
                : Phrases.list(rates.stream().map(Numbers::rate).toList()) + " requests/s";
    }

    private static String pool(ExperimentPlan plan) {
        if (plan.setups().isEmpty()) {
            return null;
        }
        List<Integer> sizes =
                plan.values(Factors.POOL_SIZE).stream().map(Double::intValue).toList();
        String pool =
                sizes.size() == 1
                        ? Phrases.count(sizes.getFirst(), "database connection")
                                + " for every setup"
                        : Phrases.list(sizes.stream().map(Numbers::count).toList())
                                + " database connections for every setup, a process each";
        return plan.setups().contains("session-held")
                ? pool + "; session-held waits " + Numbers.duration(plan.slowCall())
                : pool;
    }

    private static String trials(ExperimentPlan plan) {
        if (plan.budget() != null) {
            return "at most %d processes of each setup, in turns, slices of %s until all is decided (medians within %s) or %s are over; warm-up until steady, %s at most; seed %s"
                    .formatted(
                            plan.trials(),
                            Numbers.duration(plan.slice()),
                            Numbers.percent(plan.budget().precisionPercent() / 100),
                            Numbers.duration(plan.budget().time()),
                            Numbers.duration(plan.warmup()),
                            Long.toString(plan.seed()));
        }
        return "%s of each setup, %s, a window of %s per condition%s; warm-up until steady, %s at most; seed %s"
                .formatted(
                        Phrases.count(plan.trials(), "trial"),
                        plan.inTurns() ? "in turns" : "interleaved",
                        Numbers.duration(plan.duration()),
                        plan.inTurns() ? " in %d slices".formatted(plan.rounds()) : "",
                        Numbers.duration(plan.warmup()),
                        Long.toString(plan.seed()));
    }

    private static String mode(Environment environment) {
        return environment.mode() == null
                ? null
                : environment.mode() + ", Sessionmark " + environment.version();
    }

    private static String transport(Environment environment) {
        Transports transports = environment.transports();
        if (transports.generator() == null) {
            return null;
        }
        StringJoiner text = new StringJoiner(", ");
        text.add("load generator on " + transports.generator());
        if (transports.proxy() != null) {
            text.add("latency proxy on " + transports.proxy());
        }
        text.add("system under test on " + transports.sut());
        if (environment.sutHeap() != null) {
            text.add("its heap " + environment.sutHeap());
        }
        return transports.coarse()
                ? text + "; timers of 1 ms: nothing below 10 ms is judged"
                : text.toString();
    }

    private static String environment(Environment environment) {
        if (environment.os() == null) {
            return null;
        }
        StringJoiner settings = new StringJoiner(", ", " (", ")").setEmptyValue("");
        new TreeMap<>(environment.postgresSettings())
                .forEach((name, value) -> settings.add(name + "=" + value));
        return "%s, %s, %s MiB; %s; %s; PostgreSQL %s%s"
                .formatted(
                        Objects.requireNonNullElse(environment.cpu(), UNKNOWN),
                        Phrases.count(environment.cores(), "core"),
                        Numbers.count(environment.memoryMiB()),
                        environment.os(),
                        environment.java(),
                        Objects.requireNonNullElse(environment.postgresVersion(), UNKNOWN)
                                .replaceFirst("^PostgreSQL ", ""),
                        settings);
    }
}
