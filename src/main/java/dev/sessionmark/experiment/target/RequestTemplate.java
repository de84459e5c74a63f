package dev.sessionmark.experiment.target;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A path or a body with variables in braces: {@code {aid}} (an account of pgbench, uniform over the
 * whole scale), {@code {rand:1:500}} (uniform, both ends included), {@code {seq:1}} (counts from
 * there) and {@code {uuid}}.
 */
public final class RequestTemplate {

    /** What stands in it, for error messages and help texts. */
    public static final String VARIABLES = "{aid}, {rand:FROM:TO}, {seq:FROM}, {uuid}";

    /** Braces around anything but a name with numbers stay what they are: JSON has many. */
    private static final Pattern VARIABLE = Pattern.compile("\\{([a-z]+)((?::-?\\d{1,18})*)}");

    private static final int ACCOUNTS_PER_SCALE = 100_000;

    private final List<Function<Source, Supplier<String>>> parts = new ArrayList<>();

    private record Source(SplittableRandom random, int scale) {}

    /**
     * Reads a template.
     *
     * @throws IllegalArgumentException when a variable is not known or has the wrong numbers; says
     *     which
     */
    public RequestTemplate(String text) {
        Matcher variable = VARIABLE.matcher(text);
        int end = 0;
        while (variable.find()) {
            literal(text.substring(end, variable.start()));
            parts.add(variable(variable.group(), variable.group(1), numbers(variable.group(2))));
            end = variable.end();
        }
        literal(text.substring(end));
    }

    /**
     * Texts made of it, another each time.
     *
     * @param seed the same gives the same texts but for numbers of {@code uuid} and {@code rand},
     *     which follow from it, too
     * @param scale of pgbench's tables
     */
    public Supplier<String> texts(long seed, int scale) {
        Source source = new Source(new SplittableRandom(seed), scale);
        List<Supplier<String>> made = parts.stream().map(part -> part.apply(source)).toList();
        return () -> {
            StringBuilder text = new StringBuilder();
            made.forEach(part -> text.append(part.get()));
            return text.toString();
        };
    }

    private void literal(String text) {
        if (!text.isEmpty()) {
            parts.add(source -> () -> text);
        }
    }

    private static Function<Source, Supplier<String>> variable(
            String written, String name, List<Long> numbers) {
        switch (name) {
            case "aid" -> {
                need(written, numbers.isEmpty());
                return source ->
                        uniform(source.random, 1, (long) ACCOUNTS_PER_SCALE * source.scale);
            }
            case "rand" -> {
                need(written, numbers.size() == 2 && numbers.get(0) <= numbers.get(1));
                return source -> uniform(source.random, numbers.get(0), numbers.get(1));
            }
            case "seq" -> {
                need(written, numbers.size() == 1);
                return source -> {
                    long[] next = {numbers.getFirst()};
                    return () -> Long.toString(next[0]++);
                };
            }
            case "uuid" -> {
                need(written, numbers.isEmpty());
                return source -> () -> uuid(source.random).toString();
            }
            default -> throw wrong(written);
        }
    }

    private static Supplier<String> uniform(SplittableRandom random, long from, long to) {
        return () -> Long.toString(random.nextLong(from, to + 1));
    }

    /** Version 4, variant of RFC 9562. */
    private static UUID uuid(SplittableRandom random) {
        long high = random.nextLong() & ~0xF000L | 0x4000L;
        long low = random.nextLong() & ~(0b11L << 62) | 0b10L << 62;
        return new UUID(high, low);
    }

    private static List<Long> numbers(String text) {
        List<Long> numbers = new ArrayList<>();
        for (String number : text.split(":")) {
            if (!number.isEmpty()) {
                numbers.add(Long.parseLong(number));
            }
        }
        return numbers;
    }

    private static void need(String written, boolean right) {
        if (!right) {
            throw wrong(written);
        }
    }

    private static IllegalArgumentException wrong(String written) {
        return new IllegalArgumentException(
                "has no variable " + written + "; there are " + VARIABLES);
    }
}
