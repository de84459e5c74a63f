package dev.sessionmark.cli;

import dev.sessionmark.cli.options.ServeOptions;
import dev.sessionmark.cli.token.TokenCommand;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The program. Without a command it serves. */
@Command(
        name = "sessionmark",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description =
                "Measures what each way of giving a web request its database session costs, on your"
                        + " PostgreSQL.",
        subcommands = {
            ServeCommand.class,
            CompareCommand.class,
            SetupsCommand.class,
            WorkloadsCommand.class,
            HistoryCommand.class,
            ShowCommand.class,
            TokenCommand.class,
            CompletionCommand.class,
            SutCommand.class,
        },
        footer = {
            "",
            "Exit codes: 0 done; 1 a gate failed; 2 bad usage, or something to mend; 3 no valid"
                    + " measurement; 130 interrupted."
        })
public class SessionmarkCommand implements Callable<Integer> {

    @Mixin ServeOptions options;

    @Override
    public Integer call() {
        return ServeCommand.serve(options);
    }
}
