package dev.sessionmark.experiment;

import dev.sessionmark.measurement.Window;
import dev.sessionmark.statistics.Distribution;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The distributions kept of each window, all in nanoseconds. */
public enum HistogramName {
    /** From the intended start to the answer. */
    RESPONSE("response time", window -> window.load().responseTime()),
    /** From the actual send to the answer. */
    SERVICE("service time", window -> window.load().serviceTime()),
    /** From the intended start to the moment the generator acted on it. */
    LAG("generator lag", window -> window.load().generatorLag()),
    /** Delay of a task due on an event loop. */
    LOOP_DELAY("event-loop delay", window -> window.sut().loops().delay()),
    /** Response time of requests that need no database. */
    BYSTANDER("bystander response time", window -> window.load().bystander().responseTime()),
    /** From asking for a connection to having it. */
    WAIT("wait time", window -> window.sut().sessions().waitTime()),
    /** From having a connection to giving it back. */
    HOLD("hold time", window -> window.sut().sessions().holdTime()),
    /** Time in the database per session. */
    DATABASE("database time", window -> window.sut().sessions().databaseTime());

    private final String label;
    private final Function<Window, Distribution> of;

    HistogramName(String label, Function<Window, Distribution> of) {
        this.label = label;
        this.of = of;
    }

    /** How it is written in paths and in the database: {@code loop-delay}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** How people read it: {@code event-loop delay}. */
    public String label() {
        return label;
    }

    /** This distribution of a window. */
    public Distribution of(Window window) {
        return of.apply(window);
    }

    /** The distribution with this id. */
    public static Optional<HistogramName> byId(String id) {
        return Arrays.stream(values()).filter(name -> name.id().equals(id)).findFirst();
    }
}
