package dev.sessionmark.cli.token;

import dev.sessionmark.cli.terminal.UserException;
import dev.sessionmark.platform.access.TokenFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Option;

/** Which file of tokens. */
public class TokenFileOption {

    @Option(
            names = "--file",
            paramLabel = "FILE",
            defaultValue = "${env:SESSIONMARK_ACCESS_TOKENS_FILE}",
            description =
                    "File of the tokens. Default: SESSIONMARK_ACCESS_TOKENS_FILE, else 'tokens' in"
                            + " the data folder.")
    Path file;

    /**
     * Does something with it.
     *
     * @throws UserException when it cannot be done; says why
     */
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
        wrong.forEach(line -> System.err.println("sessionmark: " + line + "; it is left as it is"));
    }
}
