package dev.sessionmark.experiment.api;

import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;

/** The forms in which a comparison can be had. The first is the one for who asks for none. */
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

    static List<MediaType> mediaTypes() {
        return Arrays.stream(values()).map(ComparisonFormat::mediaType).toList();
    }

    static ComparisonFormat of(MediaType type) {
        return Arrays.stream(values())
                .filter(format -> format.mediaType.isCompatible(type))
                .findFirst()
                .orElse(JSON);
    }
}
