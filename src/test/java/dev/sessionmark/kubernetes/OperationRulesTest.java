package dev.sessionmark.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sessionmark.sut.SutHeap;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What keeps an installation going, as rendered. */
class OperationRulesTest {

    /** Of the limit, for both heaps; the rest is for stacks, code, buffers and a page cache. */
    private static final double SHARE_OF_HEAPS = 0.5;

    private static final long MIB = 1L << 20;

    /** A second one would fail the experiments of the first. */
    @ParameterizedTest
    @MethodSource(Manifests.INSTALLATIONS)
    void thereIsOneAtATime(String installation) {
        JsonNode spec = Manifests.of(installation).deployment().path("spec");
        assertEquals(1, spec.path("replicas").asInt());
        assertEquals("Recreate", spec.at("/strategy/type").asText());
    }

    @ParameterizedTest
    @MethodSource(Manifests.INSTALLATIONS)
    void theHeapsFitTheMemory(String installation) {
        JsonNode container = Manifests.of(installation).container();
        Matcher own =
                Pattern.compile("-Xmx(\\d+)m").matcher(container.path("args").get(0).asText());
        assertTrue(own.matches(), container::toString);
        // Natively less; this holds for the image with a JVM, too.
        Matcher sut = Pattern.compile("(\\d+) MiB.*").matcher(SutHeap.label(false));
        assertTrue(sut.matches());
        long heaps = MIB * (Long.parseLong(own.group(1)) + Long.parseLong(sut.group(1)));
        double limit = bytes(container.at("/resources/limits/memory").asText());
        assertTrue(heaps <= SHARE_OF_HEAPS * limit, () -> heaps + " of " + limit);
    }

    /**
     * A start migrates first. A machine on which something is measured answers late, and a restart
     * would lose what is measured.
     */
    @ParameterizedTest
    @MethodSource(Manifests.INSTALLATIONS)
    void probesAskForWhatTheyAreFor(String installation) {
        JsonNode container = Manifests.of(installation).container();
        assertEquals("/q/health/started", container.at("/startupProbe/httpGet/path").asText());
        assertEquals("/q/health/live", container.at("/livenessProbe/httpGet/path").asText());
        assertEquals("/q/health/ready", container.at("/readinessProbe/httpGet/path").asText());
        for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
            assertTrue(container.path(probe).path("timeoutSeconds").asInt() >= 5, probe);
        }
        assertTrue(
                container.at("/livenessProbe/failureThreshold").asInt()
                                * container.at("/livenessProbe/periodSeconds").asInt()
                        >= 60);
        assertTrue(
                container.at("/startupProbe/failureThreshold").asInt()
                                * container.at("/startupProbe/periodSeconds").asInt()
                        >= 60);
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "production", "monitored"})
    void noLatestRunsInProduction(String installation) {
        String image = Manifests.of(installation).container().path("image").asText();
        assertTrue(image.matches("\\S+(:[\\w.-]+|@sha256:[0-9a-f]{64})"), image);
        assertEquals(installation.equals("local"), image.endsWith(":latest"), image);
    }

    /**
     * Of four cores, most are for the machine's own programs and the cluster's pods. A quota would
     * be measured.
     */
    @Test
    void theLocalOneFitsALaptop() {
        double cores = 0;
        for (JsonNode pod : Manifests.of("local").pods().toList()) {
            for (JsonNode container : pod.path("containers")) {
                JsonNode resources = container.path("resources");
                assertTrue(resources.at("/limits/cpu").isMissingNode(), resources::toString);
                assertTrue(resources.at("/limits/memory").isTextual(), resources::toString);
                cores += bytes(resources.at("/requests/cpu").asText());
            }
        }
        assertTrue(cores > 0 && cores <= 1, "cores: " + cores);
    }

    private static double bytes(String quantity) {
        return Quantity.getAmountInBytes(new Quantity(quantity)).doubleValue();
    }
}
