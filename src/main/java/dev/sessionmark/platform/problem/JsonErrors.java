package dev.sessionmark.platform.problem;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.sessionmark.platform.problem.Problem.FieldError;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A body that is no JSON, or not the JSON that is expected; says where, and names no class. */
final class JsonErrors {

    private JsonErrors() {}

    static Problem problem(JsonProcessingException thrown) {
        if (thrown instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            return Problem.ofFields(List.of(new FieldError(path(mapping), message(mapping))));
        }
        if (thrown instanceof JsonMappingException) {
            return Problem.of(400, "The request's body is not the object expected.", List.of());
        }
        JsonLocation location = thrown.getLocation();
        return Problem.of(
                400,
                location == null
                        ? "The request's body is not JSON."
                        : "The request's body is not JSON: line %d, column %d."
                                .formatted(location.getLineNr(), location.getColumnNr()),
                List.of());
    }

    /** What is allowed in the field that does not fit. */
    private static String message(JsonMappingException thrown) {
        if (thrown instanceof UnrecognizedPropertyException unknown) {
            return "is not known"
                    + (unknown.getKnownPropertyIds() == null
                            ? ""
                            : "; known are "
                                    + unknown.getKnownPropertyIds().stream()
                                            .map(Object::toString)
                                            .sorted()
                                            .collect(Collectors.joining(", ")));
        }
        if (thrown instanceof InvalidFormatException format && format.getTargetType() != null) {
            return "must be " + expected(format.getTargetType());
        }
        if (thrown instanceof MismatchedInputException mismatch
                && mismatch.getTargetType() != null) {
            return "must be " + expected(mismatch.getTargetType());
        }
        if (thrown.getCause() instanceof InputCoercionException outside) {
            boolean wide = outside.getTargetType() == long.class;
            return "must be a whole number from %d to %d"
                    .formatted(
                            wide ? Long.MIN_VALUE : Integer.MIN_VALUE,
                            wide ? Long.MAX_VALUE : Integer.MAX_VALUE);
        }
        return "is not valid";
    }

    private static String expected(Class<?> type) {
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(Object::toString)
                            .collect(Collectors.joining(", "));
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type == int.class
                || type == long.class
                || type == Integer.class
                || type == Long.class) {
            return "a whole number";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "a number";
        }
        if (Iterable.class.isAssignableFrom(type) || type.isArray()) {
            return "an array";
        }
        return CharSequence.class.isAssignableFrom(type) ? "a string" : "another value";
    }

    private static String path(JsonMappingException thrown) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : thrown.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }
}
