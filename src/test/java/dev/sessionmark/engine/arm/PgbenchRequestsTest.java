package dev.sessionmark.engine.arm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.workload.Workload;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PgbenchRequestsTest {

    private static final Pattern TRANSFER =
            Pattern.compile(
                    "POST /setups/no-pool/tpcb-like\\?aid=(\\d+)&tid=(\\d+)&bid=(\\d+)&delta=(-?\\d+)");

    @Test
    void asksForTheSameWithTheSameSeed() {
        assertEquals(first(1_000, 7), first(1_000, 7));
        assertNotEquals(first(1_000, 7), first(1_000, 8));
    }

    @Test
    void staysWithinPgbenchsRanges() {
        PgbenchRequests requests = new PgbenchRequests("no-pool", Workload.TPCB_LIKE, 3, 1);
        int highest = 0;
        for (int i = 0; i < 20_000; i++) {
            Matcher call = TRANSFER.matcher(requests.next().toString());
            assertTrue(call.matches(), call.toString());
            highest = Math.max(highest, within(call.group(1), 1, 300_000));
            within(call.group(2), 1, 30);
            within(call.group(3), 1, 3);
            within(call.group(4), -5_000, 5_000);
        }
        assertTrue(highest > 290_000, "the whole scale is used: " + highest);
    }

    @Test
    void readsWithGet() {
        assertTrue(first(1, 1).getFirst().matches("GET /setups/a/select-only\\?aid=\\d+"));
    }

    private static int within(String number, int low, int high) {
        int value = Integer.parseInt(number);
        assertTrue(value >= low && value <= high, () -> value + " of " + low + " to " + high);
        return value;
    }

    private static List<String> first(int count, long seed) {
        PgbenchRequests requests = new PgbenchRequests("a", Workload.SELECT_ONLY, 1, seed);
        return Stream.generate(() -> requests.next().toString()).limit(count).toList();
    }
}
