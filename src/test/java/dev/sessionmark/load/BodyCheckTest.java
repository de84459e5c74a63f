package dev.sessionmark.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyCheckTest {

    private final BodyCheck check = new BodyCheck();

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    # pieces of the body; start; end; right
                    {"a":1,"b":2}         ; {"a":1 ; }    ; true
                    {"a"|:1,"b|":2|}      ; {"a":1 ; :2}  ; true
                    {|"|a|"|:|1|,|b|2|}   ; {"a":1 ; b2}  ; true
                    {"a":2,"b":2}         ; {"a":1 ; }    ; false
                    {"a":1,"b":2          ; {"a":1 ; }    ; false
                    {"a":1,"b":2|3}       ; {"a":1 ; :2}  ; false
                    {"a|                  ; {"a":1 ; }    ; false
                    abc                   ; ab     ; bc   ; false
                    abbc                  ; ab     ; bc   ; true
                    """)
    void comparesStartAndEnd(String pieces, String start, String end, boolean right) {
        // Checked twice: what the first body left behind must not count for the second.
        for (int i = 0; i < 2; i++) {
            assertEquals(right, matches(pieces, Call.get("/").expecting(start, end)));
        }
    }

    @ParameterizedTest
    @CsvSource({"ok, true", "o|k, true", "okay, false", "o, false", "no, false"})
    void comparesAWholeBody(String pieces, boolean right) {
        assertEquals(right, matches(pieces, Call.get("/").expecting("ok")));
    }

    @Test
    void anyBodyWillDoWhereNothingIsExpected() {
        assertEquals(true, matches("whatever", Call.get("/")));
        assertEquals(true, matches("", Call.post("/")));
    }

    private boolean matches(String pieces, Call call) {
        check.begin(call);
        for (String piece : pieces.split("\\|")) {
            check.accept(Buffer.buffer(piece));
        }
        return check.matches();
    }
}
