package dev.sessionmark.experiment;

/**
 * What is wrong with one field of a {@link PlanRequest}.
 *
 * @param field its name in JSON, with the index where it is a list: {@code setups[1]}
 * @param message what is allowed and what was given
 */
public record FieldError(String field, String message) {}
