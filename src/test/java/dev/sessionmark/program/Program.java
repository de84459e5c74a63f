package dev.sessionmark.program;

import dev.sessionmark.sut.SutCommandLine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The packaged program, run as a user would: jar or native executable, whichever was built. */
final class Program {

    static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");
    private static final String NATIVE = System.getProperty("native.image.path", "");
    private static final long LONGEST_SECONDS = 300;

    /** Nothing runs so long here that what a compiler spends on it would pay. */
    static final String COMPILE_ONCE = "-XX:TieredStopAtLevel=1";

    private final Process process;
    private final List<String> out = new ArrayList<>();
    private final List<String> err = new ArrayList<>();
    private final CompletableFuture<Void> drained;

    /** One that was started already. */
    Program(Process process) {
        this.process = process;
        this.drained =
                CompletableFuture.allOf(
                        drain(process.getInputStream(), out), drain(process.getErrorStream(), err));
    }

    /** Whether it is the native executable that runs, because there is one. */
    static boolean isNative() {
        return !NATIVE.isEmpty() && Files.isExecutable(Path.of(NATIVE));
    }

    /** Options of the virtual machine for whose user this language is spoken, as {@code ar-EG}. */
    static List<String> speaking(String tag) {
        Locale locale = Locale.forLanguageTag(tag);
        return List.of(
                "-Duser.language=" + locale.getLanguage(), "-Duser.country=" + locale.getCountry());
    }

    /** Starts it with a data folder of its own. */
    static Program start(Path home, String... arguments) throws IOException {
        return start(home, Map.of(), arguments);
    }

    /** The same, with further variables in its environment. */
    static Program start(Path home, Map<String, String> variables, String... arguments)
            throws IOException {
        return start(home, variables, List.of(), arguments);
    }

    /** The same, with options of the virtual machine. */
    static Program start(
            Path home, Map<String, String> variables, List<String> options, String... arguments)
            throws IOException {
        return start(home, variables, List.of(), options, arguments);
    }

    /** The same, started by another program that runs the rest of its command line. */
    static Program start(
            Path home,
            Map<String, String> variables,
            List<String> prefix,
            List<String> options,
            String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(command(options, arguments));
        return start(home, variables, new ProcessBuilder(command));
    }

    /** Runs it to its end, its standard output written to this file or device. */
    static Program runInto(Path out, Path home, String... arguments) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(command(arguments)).redirectOutput(out.toFile());
        Program program = start(home, Map.of(), builder);
        program.exitCode();
        return program;
    }

    /** Runs it to its end with nobody reading what it prints; says its exit code last. */
    static Program runUnread(Path home, String... arguments) throws Exception {
        List<String> command =
                new ArrayList<>(
                        List.of("sh", "-c", "{ \"$@\"; echo \"ended with $?\" >&2; } | :", "sh"));
        command.addAll(command(arguments));
        Program program = start(home, Map.of(), new ProcessBuilder(command));
        program.exitCode();
        return program;
    }

    /** What runs the rest of a command line where a process may have so many files open. */
    static List<String> withOpenFiles(int limit) {
        return List.of("sh", "-c", "ulimit -n " + limit + "; exec \"$@\"", "sh");
    }

    /** Runs it to its end where this language is spoken, as {@code ar-EG}. */
    static Program runSpeaking(String tag, Path home, String... arguments) throws Exception {
        Program program = start(home, Map.of(), speaking(tag), arguments);
        program.exitCode();
        return program;
    }

    /** Starts it by another program that runs the rest of its command line. */
    static Program through(Path home, List<String> prefix, String... arguments) throws IOException {
        return start(home, Map.of(), prefix, List.of(), arguments);
    }

    private static Program start(Path home, Map<String, String> variables, ProcessBuilder builder)
            throws IOException {
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("QUARKUS_"));
        environment.put("SESSIONMARK_HOME", home.toString());
        environment.putAll(variables);
        return new Program(builder.start());
    }

    /** The whole command line. */
    static List<String> command(String... arguments) {
        return command(List.of(), arguments);
    }

    /** The same, with options of the virtual machine, which a native executable knows too. */
    static List<String> command(List<String> options, String... arguments) {
        List<String> command = new ArrayList<>();
        if (isNative()) {
            command.add(NATIVE);
            command.addAll(options);
        } else {
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(StartArchive.flags());
            command.add(
                    "-D%s=%s"
                            .formatted(SutCommandLine.OPTION_PROPERTY, "@" + StartArchive.OF_SUTS));
            command.addAll(options);
            command.add("-jar");
            command.add(JAR.toString());
        }
        command.addAll(List.of(arguments));
        return command;
    }

    /** Runs it to its end. */
    static Program run(Path home, String... arguments) throws Exception {
        Program program = start(home, arguments);
        program.exitCode();
        return program;
    }

    /** Waits for its end and all it printed. */
    int exitCode() throws Exception {
        if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new AssertionError("the program did not end; it said: " + err);
        }
        drained.get(60, TimeUnit.SECONDS);
        return process.exitValue();
    }

    /** Waits until it has printed a line on standard error. */
    void awaitLine(Predicate<String> expected) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
        synchronized (err) {
            while (err.stream().noneMatch(expected)) {
                if (System.nanoTime() > deadline || !process.isAlive()) {
                    throw new AssertionError("the line never came; it said: " + err);
                }
                err.wait(100);
            }
        }
    }

    /** Sends it a signal by name. */
    void signal(String name) throws Exception {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
        if (kill.waitFor() != 0) {
            throw new AssertionError("kill failed");
        }
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** Everything it has started that runs now. */
    List<ProcessHandle> descendants() {
        return process.descendants().toList();
    }

    String out() {
        synchronized (out) {
            return String.join("\n", out);
        }
    }

    List<String> err() {
        synchronized (err) {
            return List.copyOf(err);
        }
    }

    /**
     * What the program itself had to say there, without what the virtual machine warns of and the
     * steps of a slow start.
     */
    List<String> said() {
        return err().stream()
                .filter(line -> !line.startsWith("WARNING: "))
                .filter(line -> !line.matches("Sessionmark is .* \\.\\.\\."))
                .filter(line -> !line.isBlank())
                .toList();
    }

    private static CompletableFuture<Void> drain(InputStream stream, List<String> lines) {
        CompletableFuture<Void> end = new CompletableFuture<>();
        Thread.ofVirtual()
                .start(
                        () -> {
                            try (BufferedReader reader =
                                    new BufferedReader(
                                            new InputStreamReader(
                                                    stream, StandardCharsets.UTF_8))) {
                                String line;
                                while ((line = reader.readLine()) != null) {
                                    synchronized (lines) {
                                        lines.add(line);
                                        lines.notifyAll();
                                    }
                                }
                                end.complete(null);
                            } catch (IOException e) {
                                end.completeExceptionally(e);
                            }
                        });
        return end;
    }
}
