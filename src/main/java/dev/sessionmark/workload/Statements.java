package dev.sessionmark.workload;

/** The statements that are written alike whatever kind of session runs them. */
final class Statements {

    /** Adds to the balance of an account: delta, aid. */
    static final String UPDATE_ACCOUNT = "update Account set balance = balance + ?1 where aid = ?2";

    /** Adds to the balance of a teller: delta, tid. */
    static final String UPDATE_TELLER = "update Teller set balance = balance + ?1 where tid = ?2";

    /** Adds to the balance of a branch: delta, bid. */
    static final String UPDATE_BRANCH = "update Branch set balance = balance + ?1 where bid = ?2";

    /**
     * Writes down a transfer: tid, bid, aid, delta. Native, because {@code pgbench_history} has no
     * primary key and so cannot be an entity.
     */
    static final String INSERT_HISTORY =
            "insert into pgbench_history (tid, bid, aid, delta, mtime)"
                    + " values (?1, ?2, ?3, ?4, current_timestamp)";

    private Statements() {}
}
