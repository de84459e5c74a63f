package dev.sessionmark.platform.problem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.sessionmark.platform.problem.Problem.FieldError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A JSON object whose fields are read one by one, each with the value that it has when it is not
 * given; null is as good as not given. What is wrong is collected, so that one answer can say all
 * of it: Jackson alone names the first wrong field and gives up.
 */
public final class JsonFields {

    /** Most wrong fields named in one answer: enough to correct a request in one go. */
    private static final int MOST_ERRORS = 20;

    /** What was given is repeated as far as it helps to find it. */
    private static final int LONGEST_ECHO = 60;

    private final JsonNode object;
    private final boolean stored;
    private final String path;
    private final List<FieldError> errors;
    private final Set<String> known = new TreeSet<>();

    private JsonFields(JsonNode object, boolean stored, String path, List<FieldError> errors) {
        this.object = object;
        this.stored = stored;
        this.path = path;
        this.errors = errors;
    }

    /** An object that somebody has sent. */
    public static JsonFields asked(JsonNode object) {
        return new JsonFields(object, false, "", new ArrayList<>());
    }

    /**
     * An object that was checked when it was stored: ranges may have changed since, and what a
     * newer version has added is not needed.
     */
    public static JsonFields stored(JsonNode object) {
        return new JsonFields(object, true, "", new ArrayList<>());
    }

    public boolean has(String field) {
        known.add(field);
        return object.hasNonNull(field);
    }

    public String text(String field, String usual) {
        return read(field, "a string", JsonFields::isText, JsonNode::asText).orElse(usual);
    }

    public String text(String field, String usual, List<String> allowed) {
        return read(field, "a string", JsonFields::isText, JsonNode::asText)
                .filter(text -> oneOf(field, text, allowed))
                .orElse(usual);
    }

    /** Strings, or one alone. In the place of what is no string is null. */
    public List<String> texts(String field, List<String> usual) {
        if (!has(field)) {
            return usual;
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode one : values(field)) {
            if (!isText(one)) {
                error(field + "[" + texts.size() + "]", "must be a string");
            }
            texts.add(isText(one) ? one.asText() : null);
        }
        return texts;
    }

    /** Strings by name; null when there are none. */
    public Map<String, String> textsByName(String field) {
        return has(field) ? object(field, object.get(field), JsonFields::allTexts) : null;
    }

    private Map<String, String> allTexts() {
        Map<String, String> texts = new LinkedHashMap<>();
        object.fieldNames().forEachRemaining(name -> texts.put(name, text(name, null)));
        return texts;
    }

    public boolean flag(String field) {
        return read(field, "true or false", JsonNode::isBoolean, JsonNode::asBoolean).orElse(false);
    }

    public double number(String field, double usual, double least, double most) {
        return read(field, "a number", JsonNode::isNumber, JsonNode::asDouble)
                .filter(number -> between(field, number, least, most))
                .orElse(usual);
    }

    public int whole(String field, int usual, int least, int most) {
        return whole(field, Integer.MIN_VALUE, Integer.MAX_VALUE)
                .filter(number -> between(field, number, least, most))
                .map(Long::intValue)
                .orElse(usual);
    }

    public long whole(String field, long usual) {
        return whole(field, Long.MIN_VALUE, Long.MAX_VALUE).orElse(usual);
    }

    private Optional<Long> whole(String field, long least, long most) {
        JsonNode given =
                read(field, "a whole number", JsonNode::isIntegralNumber, Function.identity())
                        .orElse(null);
        if (given == null) {
            return Optional.empty();
        }
        if (given.canConvertToLong() && given.asLong() >= least && given.asLong() <= most) {
            return Optional.of(given.asLong());
        }
        error(field, "must be a whole number from %d to %d".formatted(least, most));
        return Optional.empty();
    }

    /** Objects; in the place of one in which something is wrong is null. */
    public <T> List<T> objects(String field, Function<JsonFields, T> read) {
        List<T> objects = new ArrayList<>();
        JsonNode all =
                read(field, "an array", JsonNode::isArray, Function.identity())
                        .orElse(MissingNode.getInstance());
        for (JsonNode one : all) {
            objects.add(object(field + "[" + objects.size() + "]", one, read));
        }
        return objects;
    }

    private <T> T object(String field, JsonNode one, Function<JsonFields, T> read) {
        if (!one.isObject()) {
            error(field, "must be an object");
            return null;
        }
        int before = errors.size();
        JsonFields fields = new JsonFields(one, stored, path + field + ".", errors);
        T value = read.apply(fields);
        fields.rejectOthers();
        return errors.size() == before ? value : null;
    }

    /** The values of a field that may have one alone, or several in an array. */
    public List<JsonNode> values(String field) {
        JsonNode given = object.path(field);
        return given.isArray() ? given.valueStream().toList() : List.of(given);
    }

    private <T> Optional<T> read(
            String field, String kind, Predicate<JsonNode> fits, Function<JsonNode, T> value) {
        if (!has(field)) {
            return Optional.empty();
        }
        JsonNode given = object.get(field);
        if (!fits.test(given)) {
            error(field, "must be " + kind);
            return Optional.empty();
        }
        return Optional.of(value.apply(given));
    }

    private static boolean isText(JsonNode one) {
        return one.isValueNode() && !one.isNull();
    }

    public boolean isShort(String field, int entries, int most) {
        boolean isShort = entries >= 1 && entries <= most;
        if (!isShort) {
            error(field, "must have 1 to %d entries, not %d".formatted(most, entries));
        }
        return isShort;
    }

    public boolean between(String field, double number, double least, double most) {
        boolean within = stored || number >= least && number <= most;
        if (!within) {
            error(
                    field,
                    "must be from %s to %s, not %s"
                            .formatted(shown(least), shown(most), shown(number)));
        }
        return within;
    }

    public boolean oneOf(String field, String name, List<String> known) {
        boolean isKnown = stored || known.contains(name);
        if (!isKnown) {
            error(
                    field,
                    "unknown: \"%s\"; known are %s"
                            .formatted(echo(name), String.join(", ", known)));
        }
        return isKnown;
    }

    public static String shown(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : Double.toString(number);
    }

    public static String echo(String text) {
        return text.length() <= LONGEST_ECHO ? text : text.substring(0, LONGEST_ECHO) + "...";
    }

    /** Whatever is given beside what was read has no effect, and is an error. */
    public void rejectOthers() {
        String all = String.join(", ", known);
        object.fieldNames()
                .forEachRemaining(
                        name -> {
                            if (!stored && !known.contains(name)) {
                                error(name, "is not known; known are " + all);
                            }
                        });
    }

    public void error(String field, String message) {
        if (errors.size() < MOST_ERRORS) {
            errors.add(new FieldError(path + field, message));
        }
    }

    public boolean areRight() {
        return errors.isEmpty();
    }

    /**
     * Ends the reading.
     *
     * @throws ProblemException when something is wrong; it says all of it
     */
    public void requireRight() {
        if (!areRight()) {
            throw ProblemException.badFields(errors);
        }
    }

    @Override
    public String toString() {
        return errors.toString();
    }
}
