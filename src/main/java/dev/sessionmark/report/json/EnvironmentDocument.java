package dev.sessionmark.report.json;

import dev.sessionmark.experiment.Environment;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where it was measured. */
@RegisterForReflection
public record EnvironmentDocument(
        @Schema(required = true) String cpu,
        @Schema(required = true, minimum = "0") int cores,
        @Schema(required = true, minimum = "0") long memoryMiB,
        @Schema(required = true) String os,
        @Schema(required = true) String java,
        @Schema(
                        description =
                                "What the load generator's event loop waited on: epoll, or nio, whose"
                                        + " timers are a millisecond coarse.",
                        required = true)
                String generatorTransport,
        @Schema(
                        description =
                                "The same of the latency proxy; null when nothing went through it.",
                        required = true,
                        nullable = true)
                String proxyTransport,
        @Schema(description = "The same of the system under test.", required = true)
                String sutTransport,
        @Schema(
                        description = "Maximum heap and collector of every system under test.",
                        required = true,
                        nullable = true)
                String sutHeap,
        @Schema(required = true) String postgresVersion,
        @Schema(required = true) Map<String, String> postgresSettings) {

    static EnvironmentDocument of(Environment environment) {
        return new EnvironmentDocument(
                environment.cpu(),
                environment.cores(),
                environment.memoryMiB(),
                environment.os(),
                environment.java(),
                environment.transports().generator(),
                environment.transports().proxy(),
                environment.transports().sut(),
                environment.sutHeap(),
                environment.postgresVersion(),
                new TreeMap<>(environment.postgresSettings()));
    }
}
