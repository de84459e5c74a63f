package dev.sessionmark.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the completion script. */
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        description = "Print completion for bash and zsh: source <(sessionmark completion)")
class CompletionCommand implements Runnable {

    @Spec CommandSpec spec;

    @Override
    public void run() {
        System.out.print(AutoComplete.bash("sessionmark", spec.root().commandLine()));
    }
}
