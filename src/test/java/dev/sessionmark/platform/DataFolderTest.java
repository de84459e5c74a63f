package dev.sessionmark.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataFolderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    /prop | /env | /xdg | /home/ann | /prop
                          | /env | /xdg | /home/ann | /env
                          | ''   | /xdg | /home/ann | /xdg/sessionmark
                          |      | xdg  | /home/ann | /home/ann/.local/share/sessionmark
                          |      |      | /home/ann | /home/ann/.local/share/sessionmark
                          |      |      | ?         | /tmp/sessionmark-ann
                          |      |      | /         | /tmp/sessionmark-ann
                          | /a/../b |   | /home/ann | /b
                    """)
    void takesTheFirstThatIsSet(
            String property, String variable, String xdg, String home, String expected) {
        Map<String, String> environment = new HashMap<>();
        environment.put(DataFolder.VARIABLE, variable);
        environment.put("XDG_DATA_HOME", xdg);
        assertEquals(
                Path.of(expected), DataFolder.resolve(environment, property, home, "/tmp", "ann"));
    }
}
