package dev.sessionmark.cli;

import dev.sessionmark.cli.terminal.ExitCode;
import dev.sessionmark.cli.terminal.UserException;
import dev.sessionmark.platform.access.Role;
import dev.sessionmark.platform.access.Token;
import dev.sessionmark.platform.access.TokenFile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
            TokenCommand.CreateToken.class,
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

    @Command(
            name = "create",
            mixinStandardHelpOptions = true,
            description = "Make a token. It is shown once; only its hash is kept.")
    static class CreateToken implements Callable<Integer> {

        private static final Pattern TIME = Pattern.compile("([1-9]\\d{0,3})([dh])");

        @Mixin TokenFileOption file;

        @Option(
                names = "--name",
                required = true,
                paramLabel = "NAME",
                description = "What it is called in lists and in the audit log.")
        String name;

        @Option(
                names = "--role",
                required = true,
                paramLabel = "ROLE",
                description = "viewer: reads; operator: also starts, cancels, names and deletes.")
        String role;

        @Option(
                names = "--expires",
                paramLabel = "TIME",
                description = "After how long it is refused: 12h, 90d or never. Default: 90d.")
        String expires = "90d";

        @Option(
                names = "--print",
                description =
                        "Change no file: print its line, to put into a Secret, on standard output, and"
                                + " the token on standard error.")
        boolean print;

        @Override
        public Integer call() {
            Role asked =
                    Role.of(role)
                            .orElseThrow(
                                    () ->
                                            new UserException(
                                                    "--role: must be viewer or operator, not "
                                                            + role));
            String secret = Token.newSecret();
            Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
            Instant end = expires.equals("never") ? null : now.plus(lifetime());
            Token token = token(asked, secret, now, end);
            if (print) {
                System.out.println(token.line());
                System.err.println(secret);
                return ExitCode.DONE;
            }
            TokenFileOption.complain(file.with(tokens -> tokens.add(token)));
            System.out.println(secret);
            System.err.printf(
                    "%s %s, expires %s. It is not shown again.%n",
                    asked.id(), name, end == null ? "never" : end);
            return ExitCode.DONE;
        }

        private Token token(Role asked, String secret, Instant now, Instant end) {
            try {
                return new Token(name, asked, Token.hash(secret), now, end);
            } catch (IllegalArgumentException e) {
                throw new UserException("--name: " + e.getMessage());
            }
        }

        private Duration lifetime() {
            Matcher time = TIME.matcher(expires);
            if (!time.matches()) {
                throw new UserException(
                        "--expires: must be like 12h, 90d or never, not '%s'".formatted(expires));
            }
            long count = Long.parseLong(time.group(1));
            return time.group(2).equals("d") ? Duration.ofDays(count) : Duration.ofHours(count);
        }
    }
}
