package dev.sessionmark.workload;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** pgbench's scripts through Panache repositories. Runs in the caller's session and transaction. */
@ApplicationScoped
public class ReactiveTransactions {

    private final AccountRepository accounts;
    private final TellerRepository tellers;
    private final BranchRepository branches;
    private final HistoryRepository history;

    ReactiveTransactions(
            AccountRepository accounts,
            TellerRepository tellers,
            BranchRepository branches,
            HistoryRepository history) {
        this.accounts = accounts;
        this.tellers = tellers;
        this.branches = branches;
        this.history = history;
    }

    /** {@link Workload#SELECT_ONLY}. */
    public Uni<Balance> selectOnly(int aid) {
        return accounts.balance(aid);
    }

    /** {@link Workload#SIMPLE_UPDATE}. */
    public Uni<Balance> simpleUpdate(Transfer transfer) {
        return accounts.add(transfer.aid(), transfer.delta())
                .chain(() -> accounts.balance(transfer.aid()))
                .call(() -> history.add(transfer));
    }

    /** {@link Workload#TPCB_LIKE}. */
    public Uni<Balance> tpcbLike(Transfer transfer) {
        return accounts.add(transfer.aid(), transfer.delta())
                .chain(() -> accounts.balance(transfer.aid()))
                .call(() -> tellers.add(transfer.tid(), transfer.delta()))
                .call(() -> branches.add(transfer.bid(), transfer.delta()))
                .call(() -> history.add(transfer));
    }
}
