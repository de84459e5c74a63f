package dev.sessionmark.cli.token;

import dev.sessionmark.cli.terminal.ExitCode;
import dev.sessionmark.cli.terminal.UserException;
import dev.sessionmark.platform.access.Token;
import dev.sessionmark.platform.access.TokenFile;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

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

    public static class TokenFileOption {

        @Option(
                names = "--file",
                paramLabel = "FILE",
                defaultValue = "${env:SESSIONMARK_ACCESS_TOKENS_FILE}",
                description =
                        "File of the tokens. Default: SESSIONMARK_ACCESS_TOKENS_FILE, else 'tokens' in"
                                + " the data folder.")
        Path file;

        <T> T with(Function<TokenFile, T> work) {
            if (file != null && file.toString().isEmpty()) {
                throw new UserException("--file: must name a file, or be left out");
            }
            try {
                return work.apply(TokenFile.at(Optional.ofNullable(file)));
            } catch (IllegalArgumentException e) {
                throw new UserException(e.getMessage());
            }
        }

        /** Says which lines cannot be read: with them nobody gets in. */
        static void complain(List<String> wrong) {
            wrong.forEach(
                    line -> System.err.println("sessionmark: " + line + "; it is left as it is"));
        }
    }
}
