package dev.sessionmark.cli;

import dev.sessionmark.experiment.*;
import dev.sessionmark.experiment.run.*;
import dev.sessionmark.platform.postgres.DatabaseUrl;
import dev.sessionmark.sut.*;
import java.time.Duration;
import java.util.*;

public class Try {
    public static void main(String[] a) {
        System.setProperty("sessionmark.jar", "/work/main/target/quarkus-app/quarkus-run.jar");
        var plan =
                new ExperimentPlan(
                        List.of(a[0].split(",")),
                        a[1],
                        1,
                        LoadModel.OPEN,
                        Double.parseDouble(a[2]),
                        false,
                        0,
                        64,
                        false,
                        1024,
                        Duration.ofSeconds(10),
                        20,
                        Arrays.stream(a[3].split(","))
                                .map(s -> Duration.ofMillis(Long.parseLong(s)))
                                .toList(),
                        Duration.ofMillis(20),
                        Duration.ofSeconds(Long.getLong("warmup", 10)),
                        Duration.ofSeconds(4),
                        Integer.parseInt(a[4]),
                        42,
                        false);
        long t = System.nanoTime();
        var r =
                new ExperimentRunner(
                                SutCommand.ofThisProgram(
                                        List.of(
                                                "-XX:+AutoCreateSharedArchive",
                                                "-XX:SharedArchiveFile=/tmp/sut.jsa")),
                                EngineSettings.defaults(List.of()))
                        .run(
                                "x",
                                plan,
                                null,
                                DatabaseUrl.parse(
                                        "postgresql://postgres:postgres@localhost:55432/postgres"),
                                p -> {
                                    if (System.getProperty("v") != null)
                                        System.err.printf(
                                                "%5.1f %s %.0f%% %s%n",
                                                (System.nanoTime() - t) / 1e9,
                                                p.doing(),
                                                p.fraction() * 100,
                                                p.left());
                                },
                                () -> false);
        System.out.println(r.preparation());
        System.out.println(r.incompleteBecause());
        for (var tr : r.trials()) {
            System.out.printf(
                    "%s start %s warm %s %s %s%n",
                    tr.setup(), tr.startup(), tr.warmup(), tr.warmupSettled(), tr.failure());
            for (var w : tr.windows())
                System.out.printf(
                        "   %s off %.0f ach %.0f p50 %.2f p99 %.2f svc99 %.2f lag99 %.2f | loop p99 %.1f max %.1f blocked %.2f %s | by p90 %.1f max %.1f fail %d | wait99 %.2f hold99 %.2f db99 %.2f eff %.2f used %d left %d cross %.2f | cpu/req %.3f rss %d | %s %s%n",
                        w.condition().label(),
                        w.offeredRate(),
                        w.achievedRate(),
                        ms(w.responseTime(), 50),
                        ms(w.responseTime(), 99),
                        ms(w.serviceTime(), 99),
                        ms(w.generatorLag(), 99),
                        ms(w.loopDelay(), 99),
                        w.loopDelay().getMaxValue() / 1e6,
                        w.loopBlocking().blockedShare(),
                        w.loopBlocking().culprits(),
                        ms(w.bystander().responseTime(), 90),
                        w.bystander().responseTime().getMaxValue() / 1e6,
                        w.bystander().failedLivenessProbes(),
                        ms(w.sessions().waitTime(), 99),
                        ms(w.sessions().holdTime(), 99),
                        ms(w.sessions().databaseTime(), 99),
                        w.sessions().holdEfficiency(),
                        w.sessions().maxUsed(),
                        w.sessions().leftOpen(),
                        w.sessions().crossLoopShare(),
                        w.cpuSeconds() * 1000 / w.counts().succeeded(),
                        w.peakRssBytes() >> 20,
                        w.counts(),
                        w.invalidBecause());
        }
        System.exit(0);
    }

    static double ms(org.HdrHistogram.Histogram h, double p) {
        return h.getValueAtPercentile(p) / 1e6;
    }
}
