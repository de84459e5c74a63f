package dev.sessionmark.platform.session;

import io.smallrye.mutiny.Uni;
import jakarta.interceptor.InvocationContext;
import java.util.function.Supplier;

/**
 * Keeps a client that goes away from tearing down the work done for it. A cancelled request ends
 * for its client at once; the work itself runs on to its own end and there gives back its session.
 *
 * <p>Why: Hibernate Reactive 3.4 loses a pooled connection for ever when the request that waits for
 * it is cancelled (hibernate/hibernate-reactive#4133). The pool grants the connection to a request
 * that is no longer there, and nobody gives it back. Once a library version with the fix is in use,
 * the shield still does no harm.
 */
public final class SessionShield {

    private SessionShield() {}

    /**
     * Work that cannot be cancelled.
     *
     * @param work called once per subscription; what it throws becomes a failure
     * @return the outcome of the work; a cancellation stops the outcome from being delivered, not
     *     the work
     */
    public static <T> Uni<T> shield(Supplier<Uni<T>> work) {
        return Uni.createFrom()
                .emitter(
                        emitter ->
                                Uni.createFrom()
                                        .deferred(work::get)
                                        .subscribe()
                                        .with(emitter::complete, emitter::fail));
    }

    /** Goes on with an intercepted call that returns a Uni; what it throws becomes a failure. */
    @SuppressWarnings("unchecked")
    public static Uni<Object> proceed(InvocationContext call) {
        try {
            return (Uni<Object>) call.proceed();
        } catch (Exception e) {
            return Uni.createFrom().failure(e);
        }
    }
}
