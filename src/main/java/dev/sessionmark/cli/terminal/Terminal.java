package dev.sessionmark.cli.terminal;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** What we know of the terminal, if there is one. */
public final class Terminal {

    private static final int USUAL_WIDTH = 100;

    private final boolean outIsTerminal = isTerminal(1);
    private final boolean errIsTerminal = isTerminal(2);

    public PrintStream out() {
        return System.out;
    }

    public PrintStream err() {
        return System.err;
    }

    public boolean outIsTerminal() {
        return outIsTerminal;
    }

    public boolean errIsTerminal() {
        return errIsTerminal;
    }

    /** Whether to use colour: on a terminal, unless {@code NO_COLOR} is set (no-color.org). */
    public boolean colour() {
        String no = System.getenv("NO_COLOR");
        return outIsTerminal && (no == null || no.isEmpty());
    }

    /** Its width in characters. */
    public int width() {
        String columns = System.getenv("COLUMNS");
        if (columns != null && columns.matches("\\d{1,4}")) {
            return Integer.parseInt(columns);
        }
        try {
            Process stty =
                    new ProcessBuilder("stty", "size")
                            .redirectInput(Path.of("/dev/tty").toFile())
                            .redirectErrorStream(true)
                            .start();
            String size =
                    new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
                            .trim();
            if (stty.waitFor(1, TimeUnit.SECONDS) && size.matches("\\d+ [1-9]\\d*")) {
                return Integer.parseInt(size.substring(size.indexOf(' ') + 1));
            }
        } catch (IOException e) {
            return USUAL_WIDTH; // no stty, no terminal: nothing to find out
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return USUAL_WIDTH;
    }

    /**
     * Whether a file descriptor is a terminal. {@link System#console()} no longer tells since JDK
     * 22, where it is there for pipes as well.
     */
    private static boolean isTerminal(int descriptor) {
        Path link = Path.of("/proc/self/fd/" + descriptor);
        if (!Files.exists(link)) {
            return System.console() != null;
        }
        try {
            String target = link.toRealPath().toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException e) {
            return false; // a pipe or a socket has no path
        }
    }
}
