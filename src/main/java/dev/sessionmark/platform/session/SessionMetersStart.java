package dev.sessionmark.platform.session;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Shows the meters of the sessions from the start, not only after the first session. */
@ApplicationScoped
public class SessionMetersStart {

    void start(@Observes StartupEvent event) {
        SessionMeters.publish();
    }
}
