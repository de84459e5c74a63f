package dev.sessionmark.measurement;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.NumberDeserializers.DoubleDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.sessionmark.measurement.trace.PackedTrace;
import dev.sessionmark.statistics.Distribution;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What was measured as JSON, and whatever else is stored: the same for the way out of the system
 * under test and for the database. It has a mapper of its own, because that of the API may change
 * with the API and what is stored must stay readable. Durations are ISO-8601, what is not known is
 * null, NaN in Java where it is a double. A distribution is base64 of HdrHistogram's compressed
 * encoding, or, where they are kept apart, its place among the others; so is a trace, packed.
 */
@RegisterForReflection(
        targets = {
            Bystander.class,
            Condition.class,
            CpuUse.class,
            Culprit.class,
            Failure.class,
            InUse.class,
            LoadCounts.class,
            LoadFigures.class,
            LoopFigures.class,
            MachineUse.class,
            MachineUse.Pressures.class,
            MachineUse.Program.class,
            MachineUse.Time.class,
            MachineUse.Waited.class,
            SessionFigures.class,
            Slice.class,
            SutFigures.class,
            Window.class
        })
public final class MeasurementJson {

    /** The distributions beside a document while it is written or read. */
    private static final String APART = "apart";

    private static final int EMPTY = -1;

    private static final ObjectMapper MAPPER =
            new ObjectMapper()
                    .registerModule(new JavaTimeModule())
                    .registerModule(
                            new SimpleModule()
                                    .addSerializer(double.class, new Known())
                                    .addSerializer(Double.class, new Known())
                                    .addDeserializer(
                                            double.class,
                                            new DoubleDeserializer(double.class, Double.NaN))
                                    .addSerializer(
                                            Distribution.class,
                                            new Writer<>(d -> d.total() == 0, Distribution::encode))
                                    .addDeserializer(
                                            Distribution.class,
                                            new Reader<>(Distribution.EMPTY, Distribution::decode))
                                    .addSerializer(
                                            PackedTrace.class,
                                            new Writer<>(PackedTrace::isEmpty, PackedTrace::encode))
                                    .addDeserializer(
                                            PackedTrace.class,
                                            new Reader<>(PackedTrace.NONE, PackedTrace::decode)))
                    // Whatever the encoding of the database, it can store this.
                    .enable(JsonWriteFeature.ESCAPE_NON_ASCII.mappedFeature())
                    // Written by a newer version: what this one does not know, it does not need.
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private MeasurementJson() {}

    /**
     * A document and its distributions: those are large, and most readers can do without them.
     *
     * @param document JSON in which each distribution is a number
     * @param distributions one after the other, each as four bytes of length and its encoding
     */
    public record Parts(String document, byte[] distributions) {}

    /** As JSON for the database. Null stays null. */
    public static String write(Object value) {
        try {
            return value == null ? null : MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("Cannot be stored as JSON", e);
        }
    }

    /** What {@link #write} made. Null stays null. */
    public static <T> T read(String json, Class<T> type) {
        try {
            return json == null ? null : MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("Stored JSON cannot be read", e);
        }
    }

    /** As JSON with its distributions inside. */
    public static ObjectNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    /**
     * Reads what {@link #tree} made.
     *
     * @throws UncheckedIOException when it is no such JSON, or a distribution is damaged
     */
    public static <T> T read(JsonNode json, Class<T> type) {
        try {
            return MAPPER.treeToValue(json, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("Not the JSON of a " + type.getSimpleName(), e);
        }
    }

    /** As a document with its distributions apart. */
    public static Parts writeApart(Object value) {
        List<byte[]> apart = new ArrayList<>();
        try {
            String document = MAPPER.writer().withAttribute(APART, apart).writeValueAsString(value);
            return new Parts(document, joined(apart));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("Cannot be written as JSON", e);
        }
    }

    /**
     * Reads what {@link #writeApart} wrote.
     *
     * @param distributions null to leave them out: then all are empty
     * @throws UncheckedIOException when it is no such document, or a distribution is damaged
     */
    public static <T> T readApart(String document, byte[] distributions, Class<T> type) {
        List<byte[]> apart = distributions == null ? List.of() : divided(distributions);
        try {
            return MAPPER.readerFor(type).withAttribute(APART, apart).readValue(document);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("Not the document of a " + type.getSimpleName(), e);
        }
    }

    private static byte[] joined(List<byte[]> apart) {
        int length = apart.stream().mapToInt(bytes -> Integer.BYTES + bytes.length).sum();
        ByteBuffer joined = ByteBuffer.allocate(length);
        apart.forEach(bytes -> joined.putInt(bytes.length).put(bytes));
        return joined.array();
    }

    private static List<byte[]> divided(byte[] joined) {
        List<byte[]> apart = new ArrayList<>();
        ByteBuffer rest = ByteBuffer.wrap(joined);
        while (rest.hasRemaining()) {
            byte[] bytes = new byte[rest.getInt()];
            rest.get(bytes);
            apart.add(bytes);
        }
        return apart;
    }

    /** A figure; null where it is not known. */
    private static final class Known extends JsonSerializer<Double> {

        @Override
        public void serialize(Double value, JsonGenerator json, SerializerProvider provider)
                throws IOException {
            if (value.isNaN()) {
                json.writeNull();
            } else {
                json.writeNumber(value);
            }
        }
    }

    /** What is binary within the document, or kept apart: then its place there, if any. */
    private static final class Writer<T> extends JsonSerializer<T> {

        private final Predicate<T> empty;
        private final Function<T, byte[]> encode;

        Writer(Predicate<T> empty, Function<T, byte[]> encode) {
            this.empty = empty;
            this.encode = encode;
        }

        @Override
        @SuppressWarnings("unchecked")
        public void serialize(T value, JsonGenerator json, SerializerProvider provider)
                throws IOException {
            List<byte[]> apart = (List<byte[]>) provider.getAttribute(APART);
            if (apart == null) {
                json.writeBinary(encode.apply(value));
            } else if (empty.test(value)) {
                json.writeNumber(EMPTY);
            } else {
                json.writeNumber(apart.size());
                apart.add(encode.apply(value));
            }
        }
    }

    private static final class Reader<T> extends JsonDeserializer<T> {

        private final T empty;
        private final Function<byte[], T> decode;

        Reader(T empty, Function<byte[], T> decode) {
            this.empty = empty;
            this.decode = decode;
        }

        @Override
        @SuppressWarnings("unchecked")
        public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
            List<byte[]> apart = (List<byte[]>) context.getAttribute(APART);
            int place = apart == null ? 0 : json.getIntValue();
            if (apart != null && (place < 0 || place >= apart.size())) {
                return empty;
            }
            byte[] encoded = apart == null ? json.getBinaryValue() : apart.get(place);
            try {
                return decode.apply(encoded);
            } catch (IllegalArgumentException e) {
                throw new JsonParseException(json, e.getMessage(), e);
            }
        }
    }
}
