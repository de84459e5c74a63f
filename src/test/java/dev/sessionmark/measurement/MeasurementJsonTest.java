package dev.sessionmark.measurement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.experiment.Machines;
import dev.sessionmark.experiment.SampleResults;
import dev.sessionmark.statistics.Distribution;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MeasurementJsonTest {

    private static final Window WINDOW =
            SampleResults.window(
                    ExperimentPlan.DEFAULT,
                    new Condition(Duration.ofNanos(1_500_000)),
                    new Random(3));

    @Test
    void figuresSurviveTheWayThroughAPipe() throws JsonProcessingException {
        String line = MeasurementJson.tree(WINDOW.sut()).toString();
        JsonNode read = new ObjectMapper().readTree(line);
        assertFalse(line.contains("\n"));
        assertEquals(WINDOW.sut(), MeasurementJson.read(read, SutFigures.class));
        JsonNode none = new ObjectMapper().readTree(MeasurementJson.tree(SutFigures.NONE) + "");
        assertEquals(SutFigures.NONE, MeasurementJson.read(none, SutFigures.class));
    }

    @Test
    void whatIsNotKnownIsNullHoweverItWasStored() {
        ObjectNode json = MeasurementJson.tree(SutFigures.NONE);
        ObjectNode sessions = (ObjectNode) json.path("sessions");
        for (JsonNode unknown :
                List.of(
                        json.path("peakRssBytes"),
                        json.path("throttledSeconds"),
                        json.path("loops").path("idleDelayNanos"),
                        sessions.path("maxUsed"),
                        sessions.path("crossLoopShare"))) {
            assertTrue(unknown.isNull(), json::toString);
        }
        json.put("throttledSeconds", "NaN");
        sessions.remove("crossLoopShare");
        assertEquals(SutFigures.NONE, MeasurementJson.read(json, SutFigures.class));
    }

    @Test
    void whatTheMachineDidIsStoredFlat() {
        MachineUse use = Machines.quiet().build();
        ObjectNode json = MeasurementJson.tree(use);
        assertEquals(use.time().othersSeconds(), json.path("othersSeconds").asDouble());
        assertEquals(use.waited().sutWaitedSeconds(), json.path("sutWaitedSeconds").asDouble());
        assertEquals(use, MeasurementJson.read(json, MachineUse.class));
        ObjectNode none = MeasurementJson.tree(MachineUse.UNKNOWN);
        assertEquals(MachineUse.UNKNOWN, MeasurementJson.read(none, MachineUse.class));
    }

    @Test
    void distributionsCanLieApart() {
        MeasurementJson.Parts parts = MeasurementJson.writeApart(WINDOW);
        assertEquals(
                WINDOW,
                MeasurementJson.readApart(parts.document(), parts.distributions(), Window.class));
    }

    @Test
    void andBeLeftThere() {
        MeasurementJson.Parts parts = MeasurementJson.writeApart(WINDOW);
        Window read = MeasurementJson.readApart(parts.document(), null, Window.class);
        assertEquals(Distribution.EMPTY, read.load().responseTime());
        assertEquals(Distribution.EMPTY, read.load().slices().getFirst().responseTime());
        assertEquals(WINDOW.load().counts(), read.load().counts());
        assertEquals(WINDOW.sut().cpu(), read.sut().cpu());
    }

    @Test
    void whatThisVersionDoesNotKnowIsIgnored() {
        ObjectNode json = MeasurementJson.tree(WINDOW.sut());
        json.put("temperature", 71);
        assertEquals(WINDOW.sut(), MeasurementJson.read(json, SutFigures.class));
    }

    @Test
    void whatIsDamagedIsSaid() {
        ObjectNode json = MeasurementJson.tree(WINDOW.sut());
        ((ObjectNode) json.path("loops")).put("delay", "bm8gaGlzdG9ncmFt");
        assertThrows(
                UncheckedIOException.class, () -> MeasurementJson.read(json, SutFigures.class));
        MeasurementJson.Parts parts = MeasurementJson.writeApart(WINDOW);
        byte[] bytes = parts.distributions().clone();
        bytes[200] ^= 0x55;
        assertThrows(
                UncheckedIOException.class,
                () -> MeasurementJson.readApart(parts.document(), bytes, Window.class));
    }
}
