package dev.sessionmark.sut.profile;

import dev.sessionmark.measurement.ProfileEvent;
import dev.sessionmark.platform.LiveThreads;
import io.quarkus.runtime.ImageMode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import one.profiler.AsyncProfiler;

/**
 * Profiles this process with async-profiler, whose library is loaded when it is first used. Samples
 * by timers of the process itself, so that no right to the kernel's events is needed.
 */
public final class Profiler {

    /** No flame graph is larger: a browser has to open it. */
    public static final int MOST_BYTES = 4 * 1024 * 1024;

    /** Frames with a smaller share than this, in percent, could not be seen anyway. */
    private static final String LEAST_SHARE = "0.05";

    /** How the names begin of event loops, workers, and the carriers of virtual threads. */
    private static final List<String> SERVING =
            List.of("vert.x-eventloop-thread", "executor-thread", "ForkJoinPool");

    private AsyncProfiler profiler;

    /**
     * Starts to sample.
     *
     * @throws ProfilerException when it cannot
     */
    public void start(ProfileEvent event) throws ProfilerException {
        switch (event) {
            case WALL -> {
                execute("start,event=wall,interval=5ms,threads,filter");
                LiveThreads.now().stream()
                        .filter(thread -> SERVING.stream().anyMatch(thread.getName()::startsWith))
                        .forEach(profiler::addThread);
            }
            case CPU -> execute("start,event=ctimer,interval=1ms,threads");
        }
    }

    /**
     * Ends what {@link #start} began.
     *
     * @param title of the flame graph
     * @return the flame graph, a page of HTML that needs no other file
     * @throws ProfilerException when there is none, or it is too large
     */
    public String stop(String title) throws ProfilerException {
        // A comma would begin the next option.
        String html =
                execute(
                        "stop,flamegraph,minwidth=%s,title=%s"
                                .formatted(LEAST_SHARE, title.replace(',', ' ')));
        int bytes = html.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MOST_BYTES) {
            throw new ProfilerException(
                    "the flame graph has %d bytes, more than %d".formatted(bytes, MOST_BYTES));
        }
        return html;
    }

    private String execute(String command) throws ProfilerException {
        try {
            return loaded().execute(command);
        } catch (IOException | IllegalStateException | IllegalArgumentException e) {
            throw new ProfilerException("the profiler refused: " + e.getMessage(), e);
        }
    }

    private AsyncProfiler loaded() throws ProfilerException {
        if (ImageMode.current().isNativeImage()) {
            throw new ProfilerException("a native image cannot be profiled");
        }
        if (profiler == null) {
            try {
                profiler = AsyncProfiler.getInstance();
            } catch (IllegalStateException | UnsatisfiedLinkError e) {
                throw new ProfilerException(
                        "the profiler's library cannot be loaded: " + e.getMessage(), e);
            }
        }
        return profiler;
    }

    /** There is no profile; says why in one sentence. */
    public static class ProfilerException extends Exception {

        private static final long serialVersionUID = 1;

        ProfilerException(String message) {
            super(message);
        }

        ProfilerException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
