package dev.sessionmark.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        Build build = Build.ofThisProgram();
        String commit = build.commit() == null ? "" : " (commit " + build.commit() + ")";
        return new String[] {"sessionmark " + build.version() + commit};
    }

    /**
     * What this program was built from. The build writes it into a file: the configuration of the
     * application has the version too, but only once the application has started, which a question
     * for the version does not need.
     *
     * @param version as in the build's description of the project
     * @param commit abbreviated, with {@code -dirty} where files were changed after it; null where
     *     the sources were no checkout
     */
    public record Build(String version, String commit) {

        private static final String FILE = "/dev/sessionmark/platform/build.properties";

        /** What a placeholder looks like that the build did not fill. */
        private static final String UNFILLED = "${";

        private static final String UNKNOWN = "unknown";

        public static Build ofThisProgram() {
            Properties written = new Properties();
            try (InputStream file = Build.class.getResourceAsStream(FILE)) {
                written.load(file);
            } catch (IOException e) {
                throw new UncheckedIOException("The program's own files cannot be read", e);
            }
            return of(written);
        }

        static Build of(Properties written) {
            String version = written.getProperty("version", UNKNOWN);
            String commit = written.getProperty("commit", "").strip();
            if (commit.isEmpty() || commit.startsWith(UNFILLED) || commit.equals(UNKNOWN)) {
                return new Build(version, null);
            }
            boolean changed = Boolean.parseBoolean(written.getProperty("changed", ""));
            return new Build(version, changed ? commit + "-dirty" : commit);
        }
    }
}
