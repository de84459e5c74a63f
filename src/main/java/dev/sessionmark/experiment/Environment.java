package dev.sessionmark.experiment;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;

/**
 * Where an experiment ran. Results of different environments must not be compared. What is not
 * known is null, which is all of it where an experiment never got as far as finding out.
 *
 * @param version of Sessionmark
 * @param mode {@code jvm} or {@code native}
 * @param cpu model name
 * @param cores processors available
 * @param memoryMiB physical memory
 * @param os name, version, architecture
 * @param java vendor and version of the virtual machine
 * @param transports what the event loops of the measurement waited on
 * @param sutHeap maximum heap and collector of every system under test; null where not recorded
 * @param postgresVersion as the server says it
 * @param postgresSettings the settings that matter: name to value
 */
@RegisterForReflection
public record Environment(
        String version,
        String mode,
        String cpu,
        Integer cores,
        Long memoryMiB,
        String os,
        String java,
        Transports transports,
        String sutHeap,
        String postgresVersion,
        Map<String, String> postgresSettings) {

    /** Nobody looked. */
    public static final Environment UNKNOWN =
            new Environment(
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    new Transports(null, null, null),
                    null,
                    null,
                    Map.of());
}
