package dev.sessionmark.experiment.history;

import dev.sessionmark.experiment.WindowResult;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.HdrHistogram.Histogram;

/** The distributions kept of each window, all in nanoseconds. */
public enum HistogramName {
    /** From the intended start to the answer. */
    RESPONSE(WindowResult::responseTime),
    /** From the actual send to the answer. */
    SERVICE(WindowResult::serviceTime),
    /** From the intended start to the moment the generator acted on it. */
    LAG(WindowResult::generatorLag),
    /** Delay of a task due on an event loop. */
    LOOP_DELAY(WindowResult::loopDelay),
    /** Response time of requests that need no database. */
    BYSTANDER(window -> window.bystander().responseTime()),
    /** From asking for a connection to having it. */
    WAIT(window -> window.sessions().waitTime()),
    /** From having a connection to giving it back. */
    HOLD(window -> window.sessions().holdTime()),
    /** Time in the database per session. */
    DATABASE(window -> window.sessions().databaseTime());

    private final Function<WindowResult, Histogram> of;

    HistogramName(Function<WindowResult, Histogram> of) {
        this.of = of;
    }

    /** How it is written in paths and in the database: {@code loop-delay}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** This distribution of a window. */
    public Histogram of(WindowResult window) {
        return of.apply(window);
    }

    /** The distribution with this id. */
    public static Optional<HistogramName> byId(String id) {
        return Arrays.stream(values()).filter(name -> name.id().equals(id)).findFirst();
    }

    /** All ids. */
    public static List<String> ids() {
        return Arrays.stream(values()).map(HistogramName::id).toList();
    }
}
