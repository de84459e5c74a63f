package dev.sessionmark.api;

import dev.sessionmark.workload.Workload;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What can be measured: workloads. Needs no database. */
@Path("/api/workloads")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Setups and workloads")
public class WorkloadResource {

    /**
     * A workload.
     *
     * @param id its name everywhere; pgbench's own
     * @param description what one request does
     * @param writes whether that is more than reading
     */
    @RegisterForReflection
    @Schema(name = "Workload")
    public record WorkloadView(
            @Schema(examples = "select-only") String id, String description, boolean writes) {}

    @GET
    @Operation(summary = "Lists the workloads")
    public List<WorkloadView> list() {
        return Arrays.stream(Workload.values())
                .map(
                        workload ->
                                new WorkloadView(
                                        workload.id(), workload.description(), workload.writes()))
                .toList();
    }
}
