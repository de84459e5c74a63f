package dev.sessionmark.history;

import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;

/** The forms in which a comparison can be had. The first is what those get who do not say. */
public enum ComparisonFormat {
    /** Versioned, complete. */
    JSON(MediaType.APPLICATION_JSON_TYPE),
    /** One line per row. */
    CSV(new MediaType("text", "csv", "UTF-8")),
    /** For pull requests and notes. */
    MARKDOWN(new MediaType("text", "markdown", "UTF-8")),
    /** As in the terminal, without colour. */
    TEXT(MediaType.TEXT_PLAIN_TYPE.withCharset("UTF-8"));

    private final MediaType mediaType;

    ComparisonFormat(MediaType mediaType) {
        this.mediaType = mediaType;
    }

    /** What the answer says it is. */
    public MediaType mediaType() {
        return mediaType;
    }

    /** All of them, the preferred one first. */
    public static List<MediaType> mediaTypes() {
        return Arrays.stream(values()).map(ComparisonFormat::mediaType).toList();
    }

    /** The form of this media type, which may have wildcards; JSON where none fits. */
    public static ComparisonFormat of(MediaType type) {
        return Arrays.stream(values())
                .filter(format -> format.mediaType.isCompatible(type))
                .findFirst()
                .orElse(JSON);
    }
}
