package dev.sessionmark.sut;

import dev.sessionmark.platform.Executable;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How to start another copy of the running program as the system under test.
 *
 * @param arguments the whole command line
 */
public record SutCommandLine(List<String> arguments) {

    /** The name of the command, the program's last argument. */
    public static final String NAME = "sut";

    /** One more option of its virtual machine: tests have it compile quickly and only once. */
    public static final String OPTION_PROPERTY = "sessionmark.sut-option";

    /**
     * Set where an executable runs that is instrumented for profiles: how the names of the files
     * begin into which its systems under test write theirs, see {@code Dockerfile.native}.
     */
    public static final String PROFILES_PROPERTY = "sessionmark.profiles";

    private static final AtomicInteger PROFILES = new AtomicInteger();

    /** The same jar, or the same native binary, as the running program. */
    public static SutCommandLine ofThisProgram(List<String> jvmFlags) {
        int cores = Runtime.getRuntime().availableProcessors();
        if (Executable.isNative()) {
            String program = Executable.file().orElseThrow().toString();
            List<String> arguments = new ArrayList<>();
            arguments.add(program);
            arguments.addAll(SutHeap.flags(true, cores));
            arguments.add(NAME);
            return new SutCommandLine(arguments);
        }
        List<String> arguments = new ArrayList<>();
        arguments.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        arguments.addAll(SutHeap.flags(false, cores));
        arguments.addAll(jvmFlags);
        Optional.ofNullable(System.getProperty(OPTION_PROPERTY)).ifPresent(arguments::add);
        arguments.add("-jar");
        arguments.add(new File(System.getProperty("java.class.path")).getAbsolutePath());
        arguments.add(NAME);
        return new SutCommandLine(arguments);
    }

    /** The whole command line of one more process. Two with one profile would overwrite it. */
    List<String> ofOneMore() {
        String profiles = System.getProperty(PROFILES_PROPERTY);
        if (profiles == null) {
            return arguments;
        }
        List<String> its = new ArrayList<>(arguments);
        String file = "%s-sut-%d.iprof".formatted(profiles, PROFILES.incrementAndGet());
        // A heap with room for the writing, too: the later of two sizes counts.
        its.addAll(its.size() - 1, List.of("-Xmx512m", "-XX:ProfilesDumpFile=" + file));
        return its;
    }
}
