package dev.sessionmark.workload;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * The random numbers of one pgbench transaction, as query parameters. Those that a workload has no
 * use for may be left out.
 *
 * @param aid account
 * @param tid teller
 * @param bid branch
 * @param delta added to the balances, -5,000 to 5,000 in pgbench
 */
public record Numbers(
        @Parameter(description = "account") @RestQuery int aid,
        @Parameter(description = "teller; only where something is written") @RestQuery int tid,
        @Parameter(description = "branch; only where something is written") @RestQuery int bid,
        @Parameter(description = "added to the balances") @RestQuery int delta) {}
