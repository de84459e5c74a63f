package dev.sessionmark.workload;

import org.jboss.resteasy.reactive.RestQuery;

/**
 * The random numbers of one pgbench transaction, as query parameters.
 *
 * @param aid account
 * @param tid teller
 * @param bid branch
 * @param delta added to the balances, -5,000 to 5,000 in pgbench
 */
public record Transfer(
        @RestQuery int aid, @RestQuery int tid, @RestQuery int bid, @RestQuery int delta) {}
