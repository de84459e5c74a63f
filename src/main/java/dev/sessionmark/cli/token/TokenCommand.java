package dev.sessionmark.cli.token;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What can be done with API tokens. */
@Command(
        name = "token",
        mixinStandardHelpOptions = true,
        description = "Make, list and revoke API tokens of the service.",
        subcommands = {CreateToken.class, ListTokens.class, RevokeToken.class})
public class TokenCommand implements Runnable {

    @Spec CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                new CommandLine(spec), "token needs one of create, list, revoke");
    }
}
