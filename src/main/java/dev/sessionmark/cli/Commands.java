package dev.sessionmark.cli;

import dev.sessionmark.setup.SessionSetup;
import dev.sessionmark.workload.Workload;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * What the program can be told to do. Reading what a command may be given takes a tenth of the
 * start in a virtual machine, so only the command that is named is read; all of them where none is,
 * to list them or to find out which was meant.
 */
public final class Commands {

    private static final Map<String, Supplier<Object>> ALL = new LinkedHashMap<>();

    static {
        ALL.put("serve", ServeCommand::new);
        ALL.put("compare", CompareCommand::new);
        ALL.put("setups", SetupsCommand::new);
        ALL.put("workloads", WorkloadsCommand::new);
        ALL.put("history", HistoryCommand::new);
        ALL.put("show", ShowCommand::new);
        ALL.put("token", TokenCommand::new);
        ALL.put("completion", CompletionCommand::new);
        ALL.put("sut", SutCommand::new);
    }

    /** Speaks of the others. */
    private static final Set<String> NEEDS_ALL = Set.of("completion");

    private Commands() {}

    public static CommandLine all() {
        return with(ALL.keySet());
    }

    /** The program, able to run what these arguments ask for or to say what is wrong with them. */
    static CommandLine of(String... arguments) {
        String first = arguments.length == 0 ? "" : arguments[0];
        return ALL.containsKey(first) && !NEEDS_ALL.contains(first) ? with(List.of(first)) : all();
    }

    private static CommandLine with(Iterable<String> names) {
        CommandLine program = new CommandLine(new SessionmarkCommand());
        for (String name : names) {
            Object command = ALL.get(name).get();
            program.addSubcommand(command);
            if (command instanceof CompareCommand compare) {
                compare.addTo(program.getSubcommands().get(name).getCommandSpec());
            }
        }
        return program;
    }

    @Command(
            name = "completion",
            mixinStandardHelpOptions = true,
            description = "Print completion for bash and zsh: source <(sessionmark completion)")
    static class CompletionCommand implements Runnable {

        @Spec CommandSpec spec;

        @Override
        public void run() {
            System.out.print(AutoComplete.bash("sessionmark", spec.root().commandLine()));
        }
    }

    @Command(
            name = "setups",
            mixinStandardHelpOptions = true,
            description = "List the session setups that can be compared.")
    static class SetupsCommand implements Runnable {

        @Override
        public void run() {
            for (SessionSetup setup : SessionSetup.values()) {
                System.out.printf(
                        "%s %-27s %-9s %s%n",
                        setup.byDefault() ? "*" : " ",
                        setup.id(),
                        setup.connectionType().label(),
                        setup.description());
            }
            System.out.println("\n* measured by default; --setups all measures every one");
        }
    }

    @Command(
            name = "workloads",
            mixinStandardHelpOptions = true,
            description = "List what one request can do with its session.")
    static class WorkloadsCommand implements Runnable {

        @Override
        public void run() {
            for (Workload workload : Workload.values()) {
                System.out.printf("%-14s %s%n", workload.id(), workload.description());
            }
        }
    }

    /** The program. Without a command it serves; {@link Commands} has the others. */
    @Command(
            name = "sessionmark",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class,
            description =
                    "Measures what each way of giving a web request its database session costs, on your"
                            + " PostgreSQL.",
            footer = {
                "",
                "Exit codes: 0 done; 1 a gate failed; 2 bad usage, or something to mend; 3 no valid"
                        + " measurement; 130 interrupted; 141 nobody reads standard output any more."
            })
    static class SessionmarkCommand extends ServeCommand {}
}
