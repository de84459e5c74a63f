package dev.sessionmark.load;

/**
 * Says what is asked next. Called on the generator's event loop once for each request, at the
 * moment it is sent: it must not block, and what it costs is the generator's lag.
 */
@FunctionalInterface
public interface RequestSource {

    /** The next request. */
    Call next();

    /** The same request every time. */
    static RequestSource always(Call call) {
        return () -> call;
    }
}
