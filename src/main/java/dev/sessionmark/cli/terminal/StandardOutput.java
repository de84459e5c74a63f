package dev.sessionmark.cli.terminal;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Standard output that remembers whether all of it was written. Java's own goes on in silence on a
 * full disk, and the program would end as if it had said what it had to say.
 */
public final class StandardOutput extends OutputStream {

    private static final Path DESCRIPTOR = Path.of("/proc/self/fd/1");

    private final OutputStream target;
    private IOException failure;

    StandardOutput(OutputStream target) {
        this.target = target;
    }

    /**
     * Puts it in place of {@link System#out}. A terminal is written to in its own character set,
     * everything else in UTF-8: JSON is nothing else, whatever the locale.
     */
    public static StandardOutput install() {
        Charset charset = Terminal.isTerminal(1) ? System.out.charset() : StandardCharsets.UTF_8;
        StandardOutput output = new StandardOutput(new FileOutputStream(FileDescriptor.out));
        System.setOut(new PrintStream(new BufferedOutputStream(output), true, charset));
        return output;
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            target.write(bytes, offset, length);
        } catch (IOException e) {
            failure = failure == null ? e : failure;
            throw e;
        }
    }

    /**
     * To be asked when everything is said.
     *
     * @param exitCode what the program would end with
     * @return the same, or another when it was 0 and standard output was not written: quietly where
     *     the reader had enough, as {@code head} has, else with a line on standard error
     */
    public int end(int exitCode) {
        System.out.flush();
        return end(exitCode, isPipe(), System.err);
    }

    int end(int exitCode, boolean pipe, PrintStream err) {
        if (failure == null) {
            return exitCode;
        }
        if (!pipe) {
            err.println("sessionmark: cannot write to standard output: " + failure.getMessage());
        }
        return exitCode != ExitCode.DONE ? exitCode : pipe ? ExitCode.READER_GONE : ExitCode.USAGE;
    }

    /** Writing to a pipe fails when nobody reads it any more, for no other reason. */
    private static boolean isPipe() {
        try {
            return Files.readSymbolicLink(DESCRIPTOR).toString().matches("(pipe|socket):.*");
        } catch (IOException e) {
            return false; // It is said once more than needed.
        }
    }
}
