package dev.sessionmark.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sessionmark.platform.problem.Problem;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.impl.HttpResponseHead;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What an answer with a status other than 2xx says, while it arrives: the sentence of a problem
 * (RFC 9457) or of other JSON, or the first line of any text. Only the beginning is kept.
 */
final class FailedAnswer {

    /** A problem is shorter. */
    private static final int MOST_BYTES = 4_096;

    private static final int MOST_LETTERS = 300;

    /** Where services say what is wrong, in this order. */
    private static final List<String> FIELDS = List.of("detail", "title", "message", "error");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final int status;
    private final String sqlState;
    private final Buffer body = Buffer.buffer();

    FailedAnswer(HttpResponseHead head) {
        this.status = head.statusCode;
        String told = head.headers.get(Problem.SQL_STATE);
        this.sqlState = told == null ? "" : told;
    }

    static boolean is(HttpResponseHead head) {
        return head.statusCode < 200 || head.statusCode > 299;
    }

    void accept(Buffer chunk) {
        body.appendBuffer(chunk, 0, Math.min(chunk.length(), MOST_BYTES - body.length()));
    }

    String sqlState() {
        return sqlState;
    }

    /** One line. */
    String words() {
        String said = said(body.toString(StandardCharsets.UTF_8).strip());
        String line = said.lines().findFirst().orElse("").strip();
        return "status "
                + status
                + (line.isEmpty() ? "" : ": ")
                + line.substring(0, Math.min(line.length(), MOST_LETTERS));
    }

    private static String said(String text) {
        if (text.startsWith("{")) {
            try {
                JsonNode json = JSON.readTree(text);
                for (String field : FIELDS) {
                    if (json.path(field).isTextual()) {
                        return json.path(field).textValue();
                    }
                }
            } catch (JsonProcessingException e) {
                // Not JSON, or cut off: its beginning says as much as it can.
                return text;
            }
        }
        return text;
    }
}
