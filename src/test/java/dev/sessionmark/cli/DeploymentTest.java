package dev.sessionmark.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The deployment and the program agree on how the program ends. */
class DeploymentTest {

    private static final Path FILE = Path.of("k8s", "base", "deployment.yaml");

    /** A start fails every experiment that others run, until replicas share the queue. */
    @Test
    void theOldProgramEndsBeforeTheNewOneStarts() throws IOException {
        assertEquals("Recreate", value("    type"));
        assertEquals("1", value("  replicas"));
    }

    /** A kill before that would lose what the experiment that runs has found. */
    @Test
    void theGracePeriodIsLongerThanTheProgramTakesToEnd() throws IOException {
        int grace = Integer.parseInt(value("      terminationGracePeriodSeconds"));
        long delay = shutdownDelaySeconds();
        long most = RunQuarkus.END_BOUND.toSeconds();
        assertTrue(delay <= RunQuarkus.LONGEST_DELAY.toSeconds(), () -> delay + " s of delay");
        assertTrue(grace > most, () -> grace + " s for up to " + most + " s");
    }

    private static long shutdownDelaySeconds() throws IOException {
        Matcher delay =
                Pattern.compile("QUARKUS_SHUTDOWN_DELAY\\s+value: (\\d+)S")
                        .matcher(Files.readString(FILE));
        assertTrue(delay.find(), "no delay");
        return Long.parseLong(delay.group(1));
    }

    private static String value(String key) throws IOException {
        Matcher line =
                Pattern.compile("^" + key + ": *(\\S+)$", Pattern.MULTILINE)
                        .matcher(Files.readString(FILE));
        assertTrue(line.find(), key);
        return line.group(1);
    }
}
