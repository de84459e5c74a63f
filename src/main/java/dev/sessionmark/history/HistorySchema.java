package dev.sessionmark.history;

/**
 * Where the history's tables live: in a schema of their own, so that neither they nor Flyway's
 * notes on them meet those of an application whose database it is.
 */
public final class HistorySchema {

    /** Its name; the same in application.properties. */
    public static final String NAME = "sessionmark";

    /** The newest version in {@code db/history}; a test holds it to that. */
    static final String VERSION = "1";

    /**
     * The one question of a start: a row with true where Flyway noted the newest version, and the
     * encoding of the database. Where there is no history yet, the table that is asked is missing.
     */
    static final String IS_CURRENT =
            "select exists(select 1 from sessionmark.flyway_schema_history where version = '"
                    + VERSION
                    + "' and success), getdatabaseencoding()";

    /** Its second half, for a database without a history. */
    static final String ENCODING = "select getdatabaseencoding()";

    private HistorySchema() {}
}
