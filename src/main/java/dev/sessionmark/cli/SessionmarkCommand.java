package dev.sessionmark.cli;

import dev.sessionmark.cli.options.ServeOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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
public class SessionmarkCommand implements Callable<Integer> {

    @Mixin ServeOptions options;

    @Override
    public Integer call() {
        return ServeCommand.serve(options);
    }
}
