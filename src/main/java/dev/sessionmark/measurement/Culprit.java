package dev.sessionmark.measurement;

/**
 * An application frame that kept an event-loop thread waiting outside its selector.
 *
 * @param frame {@code Class.method(File.java:line)}
 * @param share share of all samples of event-loop threads that stood in this frame, 0 to 1
 */
public record Culprit(String frame, double share) {}
