package dev.sessionmark.workload;

import java.util.List;

/** The statements of pgbench's scripts, the same whatever kind of session runs them. */
enum Statement {
    /** The only one that reads; its answer is that of the script. */
    READ_BALANCE(null, "select abalance from pgbench_accounts where aid = $1"),
    ADD_TO_ACCOUNT(
            "update Account set balance = balance + ?1 where aid = ?2",
            "update pgbench_accounts set abalance = abalance + $1 where aid = $2"),
    ADD_TO_TELLER(
            "update Teller set balance = balance + ?1 where tid = ?2",
            "update pgbench_tellers set tbalance = tbalance + $1 where tid = $2"),
    ADD_TO_BRANCH(
            "update Branch set balance = balance + ?1 where bid = ?2",
            "update pgbench_branches set bbalance = bbalance + $1 where bid = $2"),
    /** Not mapped: {@code pgbench_history} has no primary key and so cannot be an entity. */
    INSERT_HISTORY(
            null,
            "insert into pgbench_history (tid, bid, aid, delta, mtime)"
                    + " values ($1, $2, $3, $4, current_timestamp)");

    private final String mapped;
    private final String sql;

    Statement(String mapped, String sql) {
        this.mapped = mapped;
        this.sql = sql;
    }

    /** In Hibernate's language; null where it is no update of an entity. */
    String mapped() {
        return mapped;
    }

    /** As the bare client sends it. */
    String sql() {
        return sql;
    }

    /** As Hibernate takes SQL. */
    String nativeSql() {
        return sql.replace('$', '?');
    }

    List<Integer> parameters(Numbers numbers) {
        return switch (this) {
            case READ_BALANCE -> List.of(numbers.aid());
            case ADD_TO_ACCOUNT -> List.of(numbers.delta(), numbers.aid());
            case ADD_TO_TELLER -> List.of(numbers.delta(), numbers.tid());
            case ADD_TO_BRANCH -> List.of(numbers.delta(), numbers.bid());
            case INSERT_HISTORY ->
                    List.of(numbers.tid(), numbers.bid(), numbers.aid(), numbers.delta());
        };
    }
}
