package dev.sessionmark.cli.token;

import dev.sessionmark.cli.terminal.ExitCode;
import dev.sessionmark.platform.access.Token;
import dev.sessionmark.platform.access.TokenFile;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What can be done with API tokens. */
@Command(
        name = "token",
        mixinStandardHelpOptions = true,
        description = "Make, list and revoke API tokens of the service.",
        subcommands = {
            CreateToken.class,
            TokenCommand.ListTokens.class,
            TokenCommand.RevokeToken.class
        })
public class TokenCommand implements Runnable {

    @Spec CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                new CommandLine(spec), "token needs one of create, list, revoke");
    }

    /** Lists the tokens: what is kept of them. */
    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "List the tokens: name, role, when made, when they expire.")
    static class ListTokens implements Runnable {

        @Mixin TokenFileOption file;

        @Override
        public void run() {
            Instant now = Instant.now();
            TokenFile.Content content = file.with(TokenFile::content);
            for (Token token : content.tokens()) {
                boolean over = token.expires() != null && !now.isBefore(token.expires());
                System.out.printf(
                        "%-20s %-9s %s  %s%s%n",
                        token.name(),
                        token.role().id(),
                        token.created(),
                        token.expires() == null ? "never" : token.expires(),
                        over ? " expired" : "");
            }
            TokenFileOption.complain(content.wrong());
        }
    }

    /** Revokes a token. */
    @Command(
            name = "revoke",
            mixinStandardHelpOptions = true,
            description = "Revoke a token. A running service refuses it a second later.")
    static class RevokeToken implements Callable<Integer> {

        @Mixin TokenFileOption file;

        @Parameters(paramLabel = "NAME", description = "Its name.")
        String name;

        @Override
        public Integer call() {
            TokenFileOption.complain(file.with(tokens -> tokens.remove(name)));
            return ExitCode.DONE;
        }
    }
}
