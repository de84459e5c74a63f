package dev.sessionmark.cli.terminal;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** What we know of the terminal, if there is one. */
public final class Terminal {

    private static final Size USUAL = new Size(100, 24);

    private final boolean outIsTerminal = isTerminal(1);
    private final boolean errIsTerminal = isTerminal(2) && !isDumb(System.getenv("TERM"));

    public PrintStream out() {
        return System.out;
    }

    public PrintStream err() {
        return System.err;
    }

    public boolean outIsTerminal() {
        return outIsTerminal;
    }

    /** Whether standard error is a terminal on which the cursor can be moved. */
    public boolean errIsTerminal() {
        return errIsTerminal;
    }

    /**
     * Whether to use colour: on a terminal that has it, unless {@code NO_COLOR} is set
     * (no-color.org).
     */
    public boolean colour() {
        return outIsTerminal && colourWanted();
    }

    public boolean errColour() {
        return errIsTerminal && colourWanted();
    }

    private static boolean colourWanted() {
        String no = System.getenv("NO_COLOR");
        return (no == null || no.isEmpty()) && !isDumb(System.getenv("TERM"));
    }

    /** Whether a terminal of this name, {@code TERM}, prints escape sequences as they are. */
    static boolean isDumb(String name) {
        return name == null || name.isEmpty() || name.equals("dumb");
    }

    /**
     * How much it shows.
     *
     * @param columns its width in characters
     * @param rows its height in lines
     */
    public record Size(int columns, int rows) {}

    public int width() {
        return size().columns();
    }

    /** Its size now; {@code COLUMNS} and {@code LINES} are believed where they are set. */
    public Size size() {
        Size asked = stty();
        return new Size(
                number("COLUMNS").orElse(asked.columns), number("LINES").orElse(asked.rows));
    }

    private static OptionalInt number(String variable) {
        String value = System.getenv(variable);
        return value != null && value.matches("[1-9]\\d{0,3}")
                ? OptionalInt.of(Integer.parseInt(value))
                : OptionalInt.empty();
    }

    private static Size stty() {
        try {
            Process stty =
                    new ProcessBuilder("stty", "size")
                            .redirectInput(Path.of("/dev/tty").toFile())
                            .redirectErrorStream(true)
                            .start();
            String size =
                    new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
                            .trim();
            if (stty.waitFor(1, TimeUnit.SECONDS) && size.matches("[1-9]\\d* [1-9]\\d*")) {
                String[] both = size.split(" ");
                return new Size(Integer.parseInt(both[1]), Integer.parseInt(both[0]));
            }
        } catch (IOException e) {
            return USUAL; // no stty, no terminal: nothing to find out
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return USUAL;
    }

    /**
     * Whether a file descriptor is a terminal. {@link System#console()} no longer tells since JDK
     * 22, where it is there for pipes as well.
     */
    static boolean isTerminal(int descriptor) {
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
