package dev.sessionmark.cli.token;

import dev.sessionmark.platform.access.Token;
import dev.sessionmark.platform.access.TokenFile;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the tokens: what is kept of them. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "List the tokens: name, role, when made, when they expire.")
class ListTokens implements Runnable {

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
