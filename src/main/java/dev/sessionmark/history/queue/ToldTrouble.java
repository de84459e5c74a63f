package dev.sessionmark.history.queue;

import dev.sessionmark.history.HistoryService;
import dev.sessionmark.history.keep.PatientWriter;
import dev.sessionmark.history.keep.UnwrittenException;
import dev.sessionmark.platform.health.WriteTrouble;
import io.quarkus.logging.Log;

/** Tells the log, and whoever asks whether the service is ready, how writing goes. */
record ToldTrouble(WriteTrouble trouble) implements PatientWriter.Told {

    @Override
    public void waits(String what, RuntimeException because) {
        Log.warnf(
                "%s cannot be written yet (%s); trying again",
                what, UnwrittenException.why(because));
        trouble.begins(because, HistoryService.ANSWER_LIMIT);
    }

    @Override
    public void written() {
        Log.info("The history is written again; nothing is left to be written");
        trouble.ends();
    }

    @Override
    public void refused(String what, RuntimeException because) {
        Log.errorf(because, "%s cannot be written, and is given up", what);
    }
}
