package dev.sessionmark.platform.logging;

import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.MDC;

/**
 * A field of all lines that this thread logs until it is closed, on the same thread.
 *
 * <p>Threads that are started meanwhile carry it on. Those that live longer, such as the load
 * generator's, which starts with the first trial and stays for all of them, keep the field but
 * forget its value: none is better than that of a trial that is over.
 */
public final class LogField implements AutoCloseable {

    private static final String NONE = "";

    private final String name;

    /** Shared by the threads that carry it on; logged as its text. */
    private final AtomicReference<String> value;

    private LogField(String name, String value) {
        this.name = name;
        this.value = new AtomicReference<>(value);
    }

    public static LogField put(String name, Object value) {
        LogField field = new LogField(name, String.valueOf(value));
        MDC.put(name, field.value);
        return field;
    }

    @Override
    public void close() {
        value.set(NONE);
        MDC.remove(name);
    }
}
