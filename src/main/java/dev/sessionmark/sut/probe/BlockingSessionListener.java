package dev.sessionmark.sut.probe;

import io.quarkus.arc.Arc;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.hibernate.BaseSessionEventListener;

/**
 * Hears of a blocking session asking its pool for a connection and giving it back. Hibernate ORM
 * makes one for every session.
 */
@RegisterForReflection
public class BlockingSessionListener extends BaseSessionEventListener {

    private static final long serialVersionUID = 1;

    /** Kept, because a look into the container for every session is not for nothing. */
    private static volatile SessionProbe probe;

    private boolean waiting;
    private long asked;
    private long acquired;

    @Override
    public void jdbcConnectionAcquisitionStart() {
        if (probe == null) {
            probe = Arc.container().instance(SessionProbe.class).get();
        }
        if (!probe.watching()) {
            return;
        }
        asked = System.nanoTime();
        waiting = true;
    }

    @Override
    public void jdbcConnectionAcquisitionEnd() {
        if (waiting) {
            waiting = false;
            acquired = System.nanoTime();
            probe.acquired(asked, acquired);
        }
    }

    @Override
    public void jdbcConnectionReleaseEnd() {
        if (acquired != 0) {
            probe.released(acquired, System.nanoTime());
            acquired = 0;
        }
    }

    @Override
    public void end() {
        // Hibernate does not say that the pool gave up; the session ends without a connection.
        if (waiting) {
            waiting = false;
            probe.refused();
        }
    }
}
