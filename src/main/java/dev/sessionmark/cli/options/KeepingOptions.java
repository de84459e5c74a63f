package dev.sessionmark.cli.options;

import dev.sessionmark.cli.terminal.UserException;
import dev.sessionmark.history.Description;
import picocli.CommandLine.Option;

public class KeepingOptions {

    @Option(
            names = "--label",
            paramLabel = "TEXT",
            description = "What the result is called in the history, one line.")
    String label;

    public void check() {
        if (label != null && label.isBlank()) {
            throw new UserException(
                    "--label must be 1 to %d characters, or be left out"
                            .formatted(Description.LONGEST_LABEL));
        }
        String problem = Description.labelProblem(label);
        if (problem != null) {
            throw new UserException("--label " + problem);
        }
    }

    public String label() {
        return label == null ? null : label.strip();
    }
}
