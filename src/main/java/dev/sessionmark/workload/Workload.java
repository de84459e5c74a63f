package dev.sessionmark.workload;

import static dev.sessionmark.workload.Statement.ADD_TO_ACCOUNT;
import static dev.sessionmark.workload.Statement.ADD_TO_BRANCH;
import static dev.sessionmark.workload.Statement.ADD_TO_TELLER;
import static dev.sessionmark.workload.Statement.INSERT_HISTORY;
import static dev.sessionmark.workload.Statement.READ_BALANCE;

import dev.sessionmark.platform.problem.ProblemException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The register of what one request can do with its session: the built-in scripts of pgbench,
 * statement for statement.
 *
 * @see <a href="https://www.postgresql.org/docs/18/pgbench.html">pgbench, "What is the
 *     'Transaction' Actually Performed in pgbench?"</a>
 */
public enum Workload {
    SELECT_ONLY(
            "select-only",
            List.of(READ_BALANCE),
            "Reads the balance of one random account (pgbench -S)."),
    SIMPLE_UPDATE(
            "simple-update",
            List.of(ADD_TO_ACCOUNT, READ_BALANCE, INSERT_HISTORY),
            "Updates the balance of one random account, reads it, writes a history row (pgbench -N)."),
    TPCB_LIKE(
            "tpcb-like",
            List.of(ADD_TO_ACCOUNT, READ_BALANCE, ADD_TO_TELLER, ADD_TO_BRANCH, INSERT_HISTORY),
            "As simple-update, and updates a teller and its branch: rows that everybody wants"
                    + " (pgbench's default).");

    private static final Map<String, Workload> BY_ID =
            Arrays.stream(values()).collect(Collectors.toMap(Workload::id, Function.identity()));

    private final String id;
    private final Script script;
    private final String description;

    Workload(String id, List<Statement> statements, String description) {
        this.id = id;
        this.script = new Script(statements, 0);
        this.description = description;
    }

    public String id() {
        return id;
    }

    /** Whether it changes the database, and so needs a transaction and the method POST. */
    public boolean writes() {
        return script.writes();
    }

    public String description() {
        return description;
    }

    public static List<String> ids() {
        return Arrays.stream(values()).map(Workload::id).toList();
    }

    public static Optional<Workload> byId(String id) {
        return Optional.ofNullable(BY_ID.get(id));
    }

    /**
     * The script of a workload that reads.
     *
     * @throws ProblemException 404 when there is none with this id
     */
    public static Script reading(String id) {
        return script(id, false, "reading workload");
    }

    /**
     * The script of a workload that writes.
     *
     * @throws ProblemException 404 when there is none with this id
     */
    public static Script writing(String id) {
        return script(id, true, "writing workload");
    }

    private static Script script(String id, boolean writes, String kind) {
        Workload workload = BY_ID.get(id);
        if (workload == null || workload.writes() != writes) {
            throw ProblemException.notFound(kind, id);
        }
        long steps = Think.steps();
        return steps == 0 ? workload.script : new Script(workload.script.statements(), steps);
    }
}
