package dev.sessionmark.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class OpenFilesTest {

    @Test
    void theSoftLimitIsTheOneInForce() {
        assertEquals(
                OptionalLong.of(1024),
                OpenFiles.limit(
                        List.of(
                                "Limit                     Soft Limit           Hard Limit           Units",
                                "Max core file size        0                    unlimited            bytes",
                                "Max open files            1024                 524288               files")));
    }

    @Test
    void noLimitIsNone() {
        assertEquals(
                OptionalLong.empty(),
                OpenFiles.limit(
                        List.of(
                                "Max open files            unlimited            unlimited            files")));
        assertEquals(OptionalLong.empty(), OpenFiles.limit(List.of()));
    }
}
