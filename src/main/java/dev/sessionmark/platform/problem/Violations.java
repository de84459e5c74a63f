package dev.sessionmark.platform.problem;

import dev.sessionmark.platform.problem.Problem.FieldError;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Broken constraints (from 1 to 100, not empty, ...) as the client knows the fields. */
final class Violations {

    private Violations() {}

    static Problem problem(ConstraintViolationException thrown) {
        boolean ours =
                thrown.getConstraintViolations().stream()
                        .anyMatch(violation -> kinds(violation).contains(ElementKind.RETURN_VALUE));
        if (ours) {
            return Problem.internal(); // the answer broke a rule, not the request
        }
        List<FieldError> errors =
                thrown.getConstraintViolations().stream()
                        .map(violation -> new FieldError(field(violation), violation.getMessage()))
                        .sorted(
                                Comparator.comparing(FieldError::field)
                                        .thenComparing(FieldError::message))
                        .toList();
        return Problem.ofFields(errors);
    }

    /** The path without the method's name, and without the parameter's when it is the body. */
    private static String field(ConstraintViolation<?> violation) {
        List<Path.Node> nodes = new ArrayList<>();
        violation.getPropertyPath().forEach(nodes::add);
        if (!nodes.isEmpty() && nodes.get(0).getKind() == ElementKind.METHOD) {
            nodes.remove(0);
            if (nodes.size() > 1 && nodes.get(0).getKind() == ElementKind.PARAMETER) {
                nodes.remove(0);
            }
        }
        StringBuilder field = new StringBuilder();
        for (Path.Node node : nodes) {
            if (node.getIndex() != null) {
                field.append('[').append(node.getIndex()).append(']');
            }
            if (node.getName() != null && node.getKind() != ElementKind.CONTAINER_ELEMENT) {
                field.append(field.isEmpty() ? "" : ".").append(node.getName());
            }
        }
        return field.toString();
    }

    private static List<ElementKind> kinds(ConstraintViolation<?> violation) {
        List<ElementKind> kinds = new ArrayList<>();
        violation.getPropertyPath().forEach(node -> kinds.add(node.getKind()));
        return kinds;
    }
}
