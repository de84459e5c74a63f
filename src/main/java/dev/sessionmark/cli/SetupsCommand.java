package dev.sessionmark.cli;

import dev.sessionmark.setup.SessionSetup;
import picocli.CommandLine.Command;

/** Lists the session setups. */
@Command(
        name = "setups",
        mixinStandardHelpOptions = true,
        description = "List the session setups that can be compared.")
class SetupsCommand implements Runnable {

    @Override
    public void run() {
        for (SessionSetup setup : SessionSetup.values()) {
            System.out.printf(
                    "%s %-27s %-9s %s%n",
                    setup.byDefault() ? "*" : " ",
                    setup.id(),
                    setup.connectionType().label(),
                    setup.description());
        }
        System.out.println("\n* measured by default; --setups all measures every one");
    }
}
