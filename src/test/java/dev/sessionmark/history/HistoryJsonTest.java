package dev.sessionmark.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sessionmark.experiment.Preparation;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What other versions stored stays readable. */
class HistoryJsonTest {

    @Test
    void aFigureThatIsNoLongerKeptIsIgnored() {
        Preparation read =
                HistoryJson.read(
                        """
                        {"rate": 500.0, "rateReason": "as asked for", "capacities": {},
                         "ceilings": {"0.0": 3611.0}, "proxyCostMs": "NaN"}
                        """,
                        Preparation.class);
        assertEquals(new Preparation(500, "as asked for", Map.of(), Double.NaN), read);
    }
}
