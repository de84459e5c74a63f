package dev.sessionmark.report.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.sessionmark.verdict.Comparison;

/**
 * The comparison as versioned JSON, the format that programs may rely on.
 *
 * <p>The schema's address carries the version. Within a version names are only added, never changed
 * or removed. The order is always the same. Every figure carries its unit in its name and is null
 * where it was not measured or too few samples stand behind it.
 */
public final class JsonReport {

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    // 2000 in a tree, too, not 2E+3.
                    .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .build();

    // Indented with line feeds everywhere, whatever the machine's own line separator.
    private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");
    private static final ObjectWriter INDENTED =
            MAPPER.writer(
                    new DefaultPrettyPrinter()
                            .withObjectIndenter(INDENTER)
                            .withArrayIndenter(INDENTER));

    /** The comparison as text, indented by two spaces, with a line feed at the end. */
    public String render(Comparison comparison) {
        return indented(ComparisonDocument.of(comparison));
    }

    /** One of the format's records, or a tree of one, as {@link #render} writes it. */
    public static String indented(Object document) {
        return write(INDENTED, document) + "\n";
    }

    /** One of the format's records, or a part of one, as a tree. */
    public static JsonNode tree(Object document) {
        return MAPPER.valueToTree(document);
    }

    /** One of the format's records in one line. */
    public static String line(Object document) {
        return write(MAPPER.writer(), document);
    }

    private static String write(ObjectWriter writer, Object document) {
        try {
            return writer.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            // Records of texts and numbers can always be written.
            throw new IllegalStateException(e);
        }
    }
}
