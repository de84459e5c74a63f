package dev.sessionmark.sut;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The environment variables of a system under test: a list, not whatever the controller was started
 * with. In a container that is the password of the history, the address that the service listens
 * on, and options for virtual machines: what is no business of the system under test could change
 * what is measured.
 */
final class SutEnvironment {

    /** What a process needs to find its programs, its user's files and its language. */
    private static final Set<String> INHERITED =
            Set.of("PATH", "HOME", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "TMPDIR");

    private SutEnvironment() {}

    /**
     * The whole environment.
     *
     * @param controller the controller's own
     * @param options what the system under test is told
     */
    static Map<String, String> of(Map<String, String> controller, SutOptions options) {
        Map<String, String> environment = new HashMap<>(controller);
        environment.keySet().retainAll(INHERITED);
        environment.putAll(options.environment());
        return environment;
    }
}
