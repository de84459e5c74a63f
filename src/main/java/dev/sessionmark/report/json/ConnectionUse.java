package dev.sessionmark.report.json;

import dev.sessionmark.measurement.SessionFigures;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How sessions used their database connections. */
@RegisterForReflection
public record ConnectionUse(
        @Schema(description = "From asking for a connection to having it.", nullable = true)
                BigDecimal waitP99Ms,
        @Schema(description = "From having a connection to giving it back.", nullable = true)
                BigDecimal holdP99Ms,
        @Schema(description = "Sum of a session's times from statement to result.", nullable = true)
                BigDecimal databaseP99Ms,
        @Schema(description = "Database time divided by hold time.", nullable = true, maximum = "1")
                BigDecimal holdEfficiency,
        @Schema(
                        description =
                                "Connections still in use after the drain, though no request was."
                                        + " Null where nobody counted.",
                        nullable = true)
                Long leftOpen,
        @Schema(
                        description =
                                "Sessions that got no connection: their pool gave up, or the database"
                                        + " refused. Null where nobody counted.",
                        nullable = true)
                Long refused,
        @Schema(
                        description = "Most connections in use at once. Null where nobody counted.",
                        nullable = true)
                Long maxUsed,
        @Schema(
                        description =
                                "Share of statements executed on a connection of another event loop.",
                        nullable = true,
                        maximum = "1")
                BigDecimal crossLoopShare) {

    static ConnectionUse of(SessionFigures sessions) {
        return new ConnectionUse(
                Figures.p99(sessions.waitTime()),
                Figures.p99(sessions.holdTime()),
                Figures.p99(sessions.databaseTime()),
                Figures.rounded(sessions.holdEfficiency()),
                sessions.leftOpen(),
                sessions.refused(),
                sessions.maxUsed(),
                Figures.rounded(sessions.crossLoopShare()));
    }
}
