package dev.sessionmark.page.stage;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What the event loops were seen doing.
 *
 * @param blockedShare share of the time of all event loops that went into waiting, 0 to 1
 * @param culprit the line in which they mostly waited, {@code Class.method(File.java:line)}; null
 *     when they did not
 */
@RegisterForReflection
public record LoopObservation(double blockedShare, String culprit) {}
