package dev.sessionmark.platform.words;

import java.util.Objects;
import java.util.stream.Stream;

/** A failure and what caused it. */
public final class Causes {

    /** No chain of causes is longer, and one that goes round in a circle ends here. */
    private static final int DEEPEST = 20;

    private Causes() {}

    public static Stream<Throwable> of(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(DEEPEST);
    }
}
