package dev.sessionmark.cli.token;

import dev.sessionmark.cli.terminal.UserException;
import dev.sessionmark.platform.access.TokenFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;
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
        try {
            return work.apply(TokenFile.at(Optional.ofNullable(file)));
        } catch (IllegalArgumentException e) {
            throw new UserException(e.getMessage());
        } catch (UncheckedIOException e) {
            throw new UserException("cannot use the file of tokens: " + e.getCause());
        }
    }
}
