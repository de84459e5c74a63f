package dev.sessionmark.measurement.factor;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What an experiment may vary. Everything that is said of it, asked for it or written of it follows
 * from this class and from its place in {@link Factors}; only what applies it to a system under
 * test, a load or a database is elsewhere. Values are numbers in the unit of the field's name.
 */
public abstract class Factor {

    /** How long a value holds. */
    public enum Scope {
        /** For a whole process: another value takes another system under test. */
        PROCESS,
        /** For a window: it can be changed while the system under test runs. */
        WINDOW
    }

    /** What a value is, and so how people write it. */
    public enum Kind {
        /** Milliseconds; with their unit in the terminal, {@code 5ms}. */
        TIME,
        /** A whole number. */
        COUNT,
        /** A number per second. */
        RATE
    }

    private static final Pattern UNIT = Pattern.compile("Ms$");

    private final String field;
    private final Scope scope;
    private final Kind kind;
    private final double least;
    private final double most;
    private final boolean largerIsHarder;

    Factor(
            String field,
            Scope scope,
            Kind kind,
            double least,
            double most,
            boolean largerIsHarder) {
        this.field = field;
        this.scope = scope;
        this.kind = kind;
        this.least = least;
        this.most = most;
        this.largerIsHarder = largerIsHarder;
    }

    /** Its name in a plan, with its unit: {@code dbLatencyMs}. */
    public final String field() {
        return field;
    }

    /** Its name among figures, with its unit. */
    public String figure() {
        return field();
    }

    /** Its option in the terminal: {@code --db-latency}. */
    public final String option() {
        String name = UNIT.matcher(field()).replaceFirst("");
        return "--" + name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    /** A word or two for it: {@code db latency}. */
    public final String title() {
        return option().replace('-', ' ').strip();
    }

    /** How long a value of it holds. */
    public final Scope scope() {
        return scope;
    }

    /** What a value of it is. */
    public final Kind kind() {
        return kind;
    }

    /** The least that makes sense. */
    public final double least() {
        return least;
    }

    /** The most that makes sense; a service may be configured to allow less. */
    public final double most() {
        return most;
    }

    /** The values where nothing is asked for; none where the program or the platform chooses. */
    public abstract List<Double> usual();

    /** Whether a larger value makes it harder for a service; a smaller one does otherwise. */
    public final boolean largerIsHarder() {
        return largerIsHarder;
    }

    /** What it is and what its default is, in sentences for people who choose values. */
    public abstract String description();

    /** A word that stands for a value of the program's choice; null where there is none. */
    public String automatic() {
        return null;
    }

    /** Whether it adds to what a system under test does by itself, and zero adds nothing. */
    public final boolean adds() {
        return kind == Kind.TIME && least == 0;
    }

    /** Whether it is in the name of every condition, varied or not. */
    public boolean alwaysNamed() {
        return false;
    }

    /** A value in words: {@code +5 ms database latency}. */
    public abstract String label(double value);

    /** The same where there is little room: {@code +5 ms}. */
    public abstract String shortLabel(double value);

    /** The same as a part of an id, of letters and digits: {@code 5ms}. */
    public abstract String id(double value);

    /** Several values in words, where {@code %s} stands for their numbers. */
    public abstract String words();

    /** What an axis of a plot says. */
    public abstract String axis();

    /** A number as it stands in sentences: {@code 1,500}, {@code 0.5}. */
    public static String grouped(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%,.0f", value)
                : plain(value);
    }

    /** A number as it stands in ids and commands: {@code 1500}, {@code 0.5}. */
    public static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    /** As somebody would type it: {@code 5ms,20ms}, {@code 1,2}. */
    public final String typed(List<Double> values) {
        String unit = kind() == Kind.TIME ? "ms" : "";
        return values.stream().map(value -> plain(value) + unit).collect(Collectors.joining(","));
    }

    @Override
    public final String toString() {
        return field();
    }
}
