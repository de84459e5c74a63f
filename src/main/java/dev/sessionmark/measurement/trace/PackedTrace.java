package dev.sessionmark.measurement.trace;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A {@link WindowTrace} as it is kept: some twenty kilobytes instead of ten times as many, since an
 * experiment may have a thousand of them and few are ever looked at. Does not change.
 */
public final class PackedTrace {

    /** Nothing was kept. */
    public static final PackedTrace NONE = new PackedTrace(new byte[0]);

    /** What damaged or foreign bytes could unpack to at most. */
    private static final int MOST_BYTES = 8 << 20;

    private static final ObjectMapper JSON =
            new ObjectMapper()
                    // Written by a newer version: what this one does not know, it does not need.
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final byte[] packed;

    private PackedTrace(byte[] packed) {
        this.packed = packed;
    }

    /** Packs a trace. */
    public static PackedTrace of(WindowTrace trace) {
        if (trace.requests().isEmpty() && trace.blocked().isEmpty()) {
            return NONE;
        }
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            JSON.writeValue(gzip, trace);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot pack a trace", e);
        }
        return new PackedTrace(packed.toByteArray());
    }

    /** What {@link #encode} gave; not looked at before it is unpacked. */
    public static PackedTrace decode(byte[] encoded) {
        return encoded.length == 0 ? NONE : new PackedTrace(encoded.clone());
    }

    /** As bytes, gzip of JSON; none for an empty trace. */
    public byte[] encode() {
        return packed.clone();
    }

    /** Whether nothing was kept. */
    public boolean isEmpty() {
        return packed.length == 0;
    }

    /**
     * Unpacks it, which takes milliseconds.
     *
     * @throws UncheckedIOException when the bytes are damaged
     */
    public WindowTrace unpack() {
        if (isEmpty()) {
            return WindowTrace.NONE;
        }
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            byte[] json = gzip.readNBytes(MOST_BYTES);
            return JSON.readValue(json, WindowTrace.class);
        } catch (IOException e) {
            throw new UncheckedIOException("A stored trace is damaged", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PackedTrace that && Arrays.equals(packed, that.packed);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(packed);
    }

    @Override
    public String toString() {
        return "trace in %d bytes".formatted(packed.length);
    }
}
