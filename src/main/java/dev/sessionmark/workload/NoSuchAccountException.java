package dev.sessionmark.workload;

import jakarta.ws.rs.NotFoundException;

/** The tables hold no account with this id. */
public class NoSuchAccountException extends NotFoundException {

    private static final long serialVersionUID = 1;

    public NoSuchAccountException(int aid) {
        super("no account " + aid + " in pgbench_accounts");
    }
}
