package dev.sessionmark.workload;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What one request does with its session: the built-in scripts of pgbench, statement for statement.
 *
 * @see <a href="https://www.postgresql.org/docs/18/pgbench.html">pgbench, "What is the
 *     'Transaction' Actually Performed in pgbench?"</a>
 */
public enum Workload {
    SELECT_ONLY("select-only", "Reads the balance of one random account (pgbench -S)."),
    SIMPLE_UPDATE(
            "simple-update",
            "Updates the balance of one random account, reads it, writes a history row (pgbench -N)."),
    TPCB_LIKE(
            "tpcb-like",
            "As simple-update, and updates a teller and its branch: rows that everybody wants"
                    + " (pgbench's default).");

    private final String id;
    private final String description;

    Workload(String id, String description) {
        this.id = id;
        this.description = description;
    }

    /** The workload's name in options, paths and results; pgbench's own. */
    public String id() {
        return id;
    }

    /** A sentence that says what one request does. */
    public String description() {
        return description;
    }

    /** All ids. */
    public static List<String> ids() {
        return Arrays.stream(values()).map(Workload::id).toList();
    }

    /** The workload with this id. */
    public static Optional<Workload> byId(String id) {
        return Arrays.stream(values()).filter(workload -> workload.id.equals(id)).findFirst();
    }
}
