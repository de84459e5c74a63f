package dev.sessionmark.cli;

import dev.sessionmark.platform.Build;
import picocli.CommandLine.IVersionProvider;

/** The version of the program, and the commit that it was built from. */
class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        Build build = Build.ofThisProgram();
        return new String[] {
            "sessionmark "
                    + build.version()
                    + (build.commit() == null ? "" : " (commit " + build.commit() + ")")
        };
    }
}
