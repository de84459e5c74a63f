package dev.sessionmark.workload;

import jakarta.enterprise.context.ApplicationScoped;

/** The Panache repositories of pgbench's tables, all in the request's reactive session. */
@ApplicationScoped
public class Repositories {

    private final AccountRepository accounts;
    private final TellerRepository tellers;
    private final BranchRepository branches;
    private final PgbenchHistoryRepository history;

    Repositories(
            AccountRepository accounts,
            TellerRepository tellers,
            BranchRepository branches,
            PgbenchHistoryRepository history) {
        this.accounts = accounts;
        this.tellers = tellers;
        this.branches = branches;
        this.history = history;
    }

    AccountRepository accounts() {
        return accounts;
    }

    TellerRepository tellers() {
        return tellers;
    }

    BranchRepository branches() {
        return branches;
    }

    PgbenchHistoryRepository history() {
        return history;
    }
}
