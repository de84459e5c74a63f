package dev.sessionmark.cli.token;

import dev.sessionmark.cli.terminal.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Revokes a token. */
@Command(
        name = "revoke",
        mixinStandardHelpOptions = true,
        description = "Revoke a token. A running service refuses it a second later.")
class RevokeToken implements Callable<Integer> {

    @Mixin TokenFileOption file;

    @Parameters(paramLabel = "NAME", description = "Its name.")
    String name;

    @Override
    public Integer call() {
        TokenFileOption.complain(file.with(tokens -> tokens.remove(name)));
        return ExitCode.DONE;
    }
}
