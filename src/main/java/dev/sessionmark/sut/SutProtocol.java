package dev.sessionmark.sut;

/** What controller and system under test say to each other over standard input and output. */
final class SutProtocol {

    /** Starts every answer, so that stray output of a library is never taken for one. */
    static final String PREFIX = "@sut ";

    /** Start a measurement window. Answer: an empty object. */
    static final String BEGIN = "begin";

    /** End the window. Answer: a {@link dev.sessionmark.measurement.SutFigures}. */
    static final String END = "end";

    /**
     * Measure the event loops' delay with nothing to do. Answer: an empty object, half a second
     * later.
     */
    static final String IDLE = "idle";

    /**
     * Followed by a space and the id of a setup: open all connections of its pool, while no request
     * runs. Answer: {@code {"fillMs": n}}, n milliseconds later.
     */
    static final String FILL = "fill";

    /**
     * End the pool of blocking sessions, for good. Answer: an empty object, once its connections
     * are closed.
     */
    static final String CLOSE_BLOCKING = "close-blocking";

    /**
     * Followed by a space and a number: each request takes so many steps of {@link
     * dev.sessionmark.workload.Think} from now on. Answer: an empty object.
     */
    static final String THINK = "think";

    /** Connections in use now. Answer: {@code {"used": n}}. */
    static final String USED = "used";

    /**
     * After the drain of a window, followed by a space and the numbers of requests, with commas
     * between them. Answer: a {@link dev.sessionmark.measurement.trace.SutTrace} of them. All
     * others are forgotten.
     */
    static final String TRACE = "trace";

    /** Stop watching, while no request runs. Answer: an empty object. */
    static final String PAUSE = "pause";

    /** Watch again, while no request runs. Answer: an empty object. */
    static final String RESUME = "resume";

    /**
     * Followed by a space and the name of a {@link dev.sessionmark.measurement.ProfileEvent}: start
     * to profile it. Answer: an empty object.
     */
    static final String PROFILE = "profile";

    /**
     * Followed by a space and a title: end profiling. Answer: {@code {"html": "..."}}, a flame
     * graph.
     */
    static final String PROFILED = "profiled";

    /**
     * The answer to the end of the input, when the application has ended too. What is left is for
     * the virtual machine, which may write an archive of classes.
     */
    static final String ENDED = "{\"ended\": true}";

    private SutProtocol() {}
}
