package dev.sessionmark.experiment.run;

import dev.sessionmark.statistics.Spread;
import io.vertx.sqlclient.SqlClient;

/**
 * What the latency proxy costs when it adds nothing: round trips through it and past it, in turn.
 */
final class ProxyCost {

    private static final int WARM_UP = 200;
    private static final int ROUND_TRIPS = 500;

    private ProxyCost() {}

    /** Median round trip through the proxy minus the median direct one, in milliseconds. */
    static double measure(Rig rig) {
        try (DatabaseClient direct = new DatabaseClient(rig.direct(), 1);
                DatabaseClient proxied = new DatabaseClient(rig.database(), 1)) {
            double[] past = new double[ROUND_TRIPS];
            double[] through = new double[ROUND_TRIPS];
            for (int i = -WARM_UP; i < ROUND_TRIPS; i++) {
                double a = roundTrip(direct.pool());
                double b = roundTrip(proxied.pool());
                if (i >= 0) {
                    past[i] = a;
                    through[i] = b;
                }
            }
            return Spread.of(through).median() - Spread.of(past).median();
        }
    }

    private static double roundTrip(SqlClient client) {
        long sent = System.nanoTime();
        client.query("select 1").execute().toCompletionStage().toCompletableFuture().join();
        return (System.nanoTime() - sent) / 1e6;
    }
}
