package dev.sessionmark.sut;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SutCommandLineTest {

    private final SutCommandLine command = new SutCommandLine(List.of("program", "-Xmx64m", "sut"));

    @AfterEach
    void asBefore() {
        System.clearProperty(SutCommandLine.PROFILES_PROPERTY);
        System.clearProperty(SutCommandLine.OPTION_PROPERTY);
    }

    @Test
    void hasTheOptionThatTestsAskFor() {
        List<String> usual = SutCommandLine.ofThisProgram(List.of()).arguments();
        System.setProperty(SutCommandLine.OPTION_PROPERTY, "-Xint");
        List<String> asked = new ArrayList<>(SutCommandLine.ofThisProgram(List.of()).arguments());

        assertEquals(asked.indexOf("-jar") - 1, asked.indexOf("-Xint"));
        asked.remove("-Xint");
        assertEquals(usual, asked);
    }

    @Test
    void isTheSameForAllOfThem() {
        assertSame(command.arguments(), command.ofOneMore());
    }

    /** Two that write to one file would leave the profile of the later one. */
    @Test
    void namesAProfileForEach() {
        System.setProperty(SutCommandLine.PROFILES_PROPERTY, "/profiles/compare");
        List<String> one = command.ofOneMore();
        List<String> other = command.ofOneMore();

        assertNotEquals(one, other);
        for (List<String> its : List.of(one, other)) {
            assertEquals(List.of("program", "-Xmx64m", "-Xmx512m"), its.subList(0, 3));
            assertTrue(
                    its.get(3).matches("-XX:ProfilesDumpFile=/profiles/compare-sut-\\d+\\.iprof"),
                    its::toString);
            assertEquals("sut", its.getLast());
        }
    }
}
