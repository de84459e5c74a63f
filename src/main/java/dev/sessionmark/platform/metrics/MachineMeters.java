package dev.sessionmark.platform.metrics;

import dev.sessionmark.platform.CpuThrottling;
import dev.sessionmark.platform.Executable;
import dev.sessionmark.platform.MemoryUse;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.function.ToDoubleFunction;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Publishes what the machine allows this program, and which program it is. The kernel's files are
 * read when a scrape asks, a few small ones in memory. What cannot be read is published as NaN.
 */
@ApplicationScoped
class MachineMeters {

    private static final String BYTES = "bytes";

    private final MeterRegistry registry;
    private final MetricsConfig config;
    private final String version;
    private CpuThrottling atStart;

    MachineMeters(
            MeterRegistry registry,
            MetricsConfig config,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.registry = registry;
        this.config = config;
        this.version = version;
    }

    void start(@Observes StartupEvent event) {
        if (!config.machine()) {
            return;
        }
        atStart = CpuThrottling.now();
        // The registry holds what it asks by a weak reference only.
        FunctionCounter.builder("sessionmark.cpu.throttled", this, MachineMeters::throttledSeconds)
                .baseUnit("seconds")
                .description(
                        "How long a CPU quota withheld the processor, summed over the processors")
                .register(registry);
        memory("process.resident.memory", MemoryUse::resident)
                .description("Resident memory of this process alone")
                .register(registry);
        memory("sessionmark.memory.working.set", MemoryUse::workingSet)
                .description(
                        "Memory of the limited control group that the kernel cannot drop, systems"
                                + " under test included")
                .register(registry);
        memory("sessionmark.memory.limit", MemoryUse::limit)
                .description("At which the kernel ends a process of the control group")
                .register(registry);
        Gauge.builder("sessionmark.build.info", () -> 1)
                .tag("version", version)
                .tag("mode", Executable.isNative() ? "native" : "jvm")
                .description("Which program this is; always 1")
                .register(registry);
    }

    private double throttledSeconds() {
        return CpuThrottling.now().secondsSince(atStart);
    }

    private static Gauge.Builder<?> memory(String name, ToDoubleFunction<MemoryUse> figure) {
        return Gauge.builder(name, () -> figure.applyAsDouble(MemoryUse.now())).baseUnit(BYTES);
    }
}
