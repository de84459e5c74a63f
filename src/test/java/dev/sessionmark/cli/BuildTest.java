package dev.sessionmark.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sessionmark.cli.Version.Build;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class BuildTest {

    @Test
    void sourcesThatWereNoCheckoutHaveNoCommit() {
        assertEquals(new Build("1.0", null), build("1.0", "${git.commit.id.abbrev}", ""));
        assertEquals(new Build("1.0", null), build("1.0", "", ""));
        assertEquals(new Build("1.0", null), build("1.0", "unknown", ""));
    }

    @Test
    void whatWasChangedAfterACommitIsSaid() {
        assertEquals(new Build("1.0", "abc1234"), build("1.0", "abc1234", "false"));
        assertEquals(new Build("1.0", "abc1234-dirty"), build("1.0", "abc1234", "true"));
    }

    private static Build build(String version, String commit, String changed) {
        Properties written = new Properties();
        written.setProperty("version", version);
        written.setProperty("commit", commit);
        written.setProperty("changed", changed);
        return Build.of(written);
    }
}
