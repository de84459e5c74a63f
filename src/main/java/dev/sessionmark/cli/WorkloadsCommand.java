package dev.sessionmark.cli;

import dev.sessionmark.workload.Workload;
import picocli.CommandLine.Command;

/** Lists the workloads. */
@Command(
        name = "workloads",
        mixinStandardHelpOptions = true,
        description = "List what one request can do with its session.")
class WorkloadsCommand implements Runnable {

    @Override
    public void run() {
        for (Workload workload : Workload.values()) {
            System.out.printf("%-14s %s%n", workload.id(), workload.description());
        }
    }
}
