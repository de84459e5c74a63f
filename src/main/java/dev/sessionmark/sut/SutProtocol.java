package dev.sessionmark.sut;

/**
 * What controller and system under test say to each other over standard input and output: a command
 * a line, where it says so followed by a space and an argument, and a line of JSON for its answer,
 * an empty object where nothing else is said. {@link SutProcess} has what each command does.
 */
final class SutProtocol {

    /** Starts every answer, so that stray output of a library is never taken for one. */
    static final String PREFIX = "@sut ";

    static final String BEGIN = "begin";

    /** Answer: a {@link dev.sessionmark.measurement.SutFigures}. */
    static final String END = "end";

    static final String IDLE = "idle";

    /** With the id of a setup. Answer: {@code {"fillMs": n}}, n milliseconds later. */
    static final String FILL = "fill";

    static final String CLOSE_BLOCKING = "close-blocking";

    static final String THINK = "think";

    /** Answer: {@code {"used": n}}. */
    static final String USED = "used";

    /**
     * With the numbers of requests, commas between them. Answer: a {@link
     * dev.sessionmark.measurement.trace.SutTrace} of them.
     */
    static final String TRACE = "trace";

    static final String PAUSE = "pause";

    static final String RESUME = "resume";

    /** With the name of a {@link dev.sessionmark.measurement.ProfileEvent}. */
    static final String PROFILE = "profile";

    /** With a title. Answer: {@code {"html": "..."}}, a flame graph. */
    static final String PROFILED = "profiled";

    /**
     * The answer to the end of the input, when the application has ended too. What is left is for
     * the virtual machine, which may write an archive of classes.
     */
    static final String ENDED = "{\"ended\": true}";

    private SutProtocol() {}
}
