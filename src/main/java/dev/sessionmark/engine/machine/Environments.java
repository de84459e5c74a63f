package dev.sessionmark.engine.machine;

import com.sun.management.OperatingSystemMXBean;
import dev.sessionmark.experiment.Environment;
import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.experiment.Transports;
import dev.sessionmark.platform.Executable;
import dev.sessionmark.platform.Transport;
import dev.sessionmark.sut.SutHeap;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** Describes where an experiment runs. */
public final class Environments {

    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    private Environments() {}

    /** What can be told of this machine, this program, and the measured database. */
    public static Environment here(
            String version,
            ExperimentPlan plan,
            String postgresVersion,
            Map<String, String> postgresSettings) {
        OperatingSystemMXBean machine =
                (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new Environment(
                version,
                Executable.isNative() ? "native" : "jvm",
                cpu(),
                Runtime.getRuntime().availableProcessors(),
                machine.getTotalMemorySize() >> 20,
                "%s %s %s"
                        .formatted(
                                System.getProperty("os.name"),
                                System.getProperty("os.version"),
                                System.getProperty("os.arch")),
                "%s %s"
                        .formatted(
                                System.getProperty("java.vm.name"),
                                System.getProperty("java.vm.version")),
                transports(plan),
                SutHeap.label(Executable.isNative()),
                postgresVersion,
                postgresSettings);
    }

    /** Generator, proxy and system under test are of one program, which does all it can. */
    private static Transports transports(ExperimentPlan plan) {
        String best = Transport.best().id();
        return new Transports(best, plan.addsLatency() ? best : null, best);
    }

    private static String cpu() {
        if (Files.isReadable(CPU_INFO)) {
            try (Stream<String> lines = Files.lines(CPU_INFO)) {
                return lines.filter(line -> line.startsWith("model name"))
                        .map(line -> line.substring(line.indexOf(':') + 1).trim())
                        .findFirst()
                        .orElse(null);
            } catch (IOException e) {
                return null;
            }
        }
        return null;
    }
}
