package dev.sessionmark.workload;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * The random numbers of one pgbench transaction, as query parameters. Those that a workload has no
 * use for may be left out. In pgbench the delta is -5,000 to 5,000.
 */
public record Numbers(
        @Parameter(description = "account") @RestQuery int aid,
        @Parameter(description = "teller; only where something is written") @RestQuery int tid,
        @Parameter(description = "branch; only where something is written") @RestQuery int bid,
        @Parameter(description = "added to the balances") @RestQuery int delta) {}
