package dev.sessionmark.experiment.history;

import com.fasterxml.jackson.annotation.JsonAlias;

/**
 * A {@link dev.sessionmark.experiment.Slice} without its histogram. Earlier versions kept right
 * answers by the second in which they were due, and no other count.
 */
record StoredSlice(
        double startSeconds,
        long intended,
        @JsonAlias("succeeded") long achieved,
        long notServed,
        double loopDelayMaxMs) {}
