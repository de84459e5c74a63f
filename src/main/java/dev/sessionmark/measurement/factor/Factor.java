package dev.sessionmark.measurement.factor;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What an experiment may vary. Everything that is said of it, asked for it or written of it follows
 * from its line in {@link Factors}; only what applies it to a system under test, a load or a
 * database is elsewhere. Values are numbers in the unit of the field's name.
 *
 * @param field its name in a plan, with its unit: {@code dbLatencyMs}
 * @param scope how long a value of it holds
 * @param kind what a value of it is
 * @param least the least that makes sense
 * @param most the most that makes sense; a service may be configured to allow less
 * @param largerIsHarder whether a larger value makes it harder for a service; a smaller one does
 *     otherwise
 * @param usual the values where nothing is asked for; none where the program or the platform
 *     chooses
 * @param about what it is, in sentences for people who choose values
 * @param inFull how people write a value
 * @param inShort the same where there is little room
 * @param idForm the same as a part of an id, of letters and digits
 * @param axis what an axis of a plot says
 */
public record Factor(
        String field,
        Scope scope,
        Kind kind,
        double least,
        double most,
        boolean largerIsHarder,
        List<Double> usual,
        String about,
        Words inFull,
        Words inShort,
        String idForm,
        String axis) {

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
        /** A number per second, which the program can choose. */
        RATE
    }

    /**
     * A value in words.
     *
     * @param form with {@code %s} for its number
     * @param ofLeast that of the least value
     */
    public record Words(String form, String ofLeast) {

        /** The least value is written as all others are. */
        Words(String form) {
            this(form, form);
        }
    }

    private static final Pattern UNIT = Pattern.compile("Ms$");

    /** Its name among figures, with its unit. */
    public String figure() {
        return kind == Kind.RATE ? field + "PerSecond" : field;
    }

    /** Its option in the terminal: {@code --db-latency}. */
    public String option() {
        String name = UNIT.matcher(field).replaceFirst("");
        return "--" + name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    /** A word or two for it: {@code db latency}. */
    public String title() {
        return option().replace('-', ' ').strip();
    }

    /** What it is and what its default is, in sentences for people who choose values. */
    public String description() {
        return usual.isEmpty() ? about : about + " Default: " + typed(usual) + ".";
    }

    /** A word that stands for a value of the program's choice; null where there is none. */
    public String automatic() {
        return kind == Kind.RATE ? "auto" : null;
    }

    /** Whether it adds to what a system under test does by itself, and zero adds nothing. */
    public boolean adds() {
        return kind == Kind.TIME && least == 0;
    }

    /** Whether it is in the name of every condition, varied or not: where it usually is varied. */
    public boolean alwaysNamed() {
        return usual.size() > 1;
    }

    /** A value in words: {@code +5 ms database latency}. */
    public String label(double value) {
        return written(inFull, value);
    }

    /** The same where there is little room: {@code +5 ms}. */
    public String shortLabel(double value) {
        return written(inShort, value);
    }

    private String written(Words words, double value) {
        String number = kind == Kind.TIME ? plain(value) : grouped(value);
        return (value == least ? words.ofLeast : words.form).formatted(number);
    }

    /** The same as a part of an id, of letters and digits: {@code 5ms}. */
    public String id(double value) {
        return idForm.formatted(plain(value));
    }

    /** Several values in words, where {@code %s} stands for their numbers, without a sign. */
    public String words() {
        return inFull.form.replace("+", "");
    }

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
    public String typed(List<Double> values) {
        String unit = kind == Kind.TIME ? "ms" : "";
        return values.stream().map(value -> plain(value) + unit).collect(Collectors.joining(","));
    }

    @Override
    public String toString() {
        return field;
    }
}
