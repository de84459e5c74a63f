package dev.sessionmark.experiment.run;

import dev.sessionmark.platform.postgres.DatabaseUrl;

/** Says which database is measured. */
@FunctionalInterface
public interface TargetDatabase {

    /** The measured database. */
    DatabaseUrl url();
}
