package dev.sessionmark.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.sessionmark.experiment.Environment;
import dev.sessionmark.experiment.Preparation;
import dev.sessionmark.experiment.Transports;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.UncheckedIOException;

/**
 * JSON in the database. It has a mapper of its own, because that of the API may change with the API
 * and what is stored must stay readable. Durations are ISO-8601, NaN is the string {@code "NaN"}.
 */
@RegisterForReflection(targets = {Environment.class, Transports.class, Preparation.class})
final class HistoryJson {

    private static final ObjectMapper MAPPER =
            new ObjectMapper()
                    .registerModule(new JavaTimeModule())
                    // Whatever the encoding of the database, it can store this.
                    .enable(JsonWriteFeature.ESCAPE_NON_ASCII.mappedFeature())
                    // Written by a newer version: what this one does not know, it does not need.
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private HistoryJson() {}

    /** Null stays null. */
    static String write(Object value) {
        try {
            return value == null ? null : MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("Cannot be stored as JSON", e);
        }
    }

    /** Null stays null. */
    static <T> T read(String json, Class<T> type) {
        try {
            return json == null ? null : MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("Stored JSON cannot be read", e);
        }
    }
}
