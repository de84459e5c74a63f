package dev.sessionmark.engine.machine;

import dev.sessionmark.platform.postgres.DatabaseException;
import dev.sessionmark.platform.postgres.DatabaseUrl;

/** Says which database is measured. */
@FunctionalInterface
public interface MeasuredDatabases {

    /**
     * The database whose pgbench tables have this scale, or are to have it once they are made.
     *
     * @param scale pgbench scale factor
     * @throws DatabaseException when there is none and it cannot be made
     */
    DatabaseUrl forScale(int scale);
}
