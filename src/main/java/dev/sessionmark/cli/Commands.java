package dev.sessionmark.cli;

import dev.sessionmark.cli.token.TokenCommand;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine;

/**
 * What the program can be told to do. Reading what a command may be given takes a tenth of the
 * start in a virtual machine, so only the command that is named is read; all of them where none is,
 * to list them or to find out which was meant.
 */
public final class Commands {

    /** In the order in which the help lists them. */
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

    /** The program with all its commands. */
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
}
