package dev.sessionmark.experiment.history;

/** A {@link dev.sessionmark.experiment.Slice} without its histogram. */
record StoredSlice(double startSeconds, long succeeded, double loopDelayMaxMs) {}
