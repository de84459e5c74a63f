package dev.sessionmark.cli.token;

import dev.sessionmark.cli.terminal.ExitCode;
import dev.sessionmark.cli.terminal.UserException;
import dev.sessionmark.cli.token.TokenCommand.TokenFileOption;
import dev.sessionmark.platform.access.Role;
import dev.sessionmark.platform.access.Token;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "create",
        mixinStandardHelpOptions = true,
        description = "Make a token. It is shown once; only its hash is kept.")
class CreateToken implements Callable<Integer> {

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
                                                "--role: must be viewer or operator, not " + role));
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
