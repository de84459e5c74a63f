package dev.sessionmark.page;

import static dev.sessionmark.platform.access.AccessRules.Rule.anybody;
import static dev.sessionmark.platform.access.AccessRules.Rule.operator;
import static dev.sessionmark.platform.access.AccessRules.Rule.viewer;

import dev.sessionmark.platform.access.AccessRules;
import dev.sessionmark.platform.access.AccessRules.Rule;
import dev.sessionmark.platform.metrics.RequestPaths;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who may call what, a line for each endpoint. An endpoint without a line is not served where
 * access is controlled. Viewers read; whatever starts work or changes what is kept needs an
 * operator.
 */
@ApplicationScoped
public class EndpointRules {

    private static final List<Rule> RULES =
            List.of(
                    anybody("GET", "/api/session"),
                    anybody("POST", "/api/session"),
                    anybody("DELETE", "/api/session"),
                    viewer("GET", "/api/setups"),
                    viewer("GET", "/api/setups/{id}"),
                    viewer("GET", "/api/workloads"),
                    viewer("GET", "/api/thresholds"),
                    // Names of other programs, for those who may start something.
                    operator("GET", "/api/machine"),
                    viewer("GET", "/api/experiments"),
                    operator("POST", "/api/experiments"),
                    viewer("GET", "/api/experiments/{id}"),
                    operator("PATCH", "/api/experiments/{id}"),
                    operator("DELETE", "/api/experiments/{id}"),
                    viewer("GET", "/api/experiments/{id}/events"),
                    viewer("GET", "/api/experiments/{id}/comparison"),
                    viewer("GET", "/api/experiments/{id}/report.html"),
                    viewer("GET", "/api/experiments/{id}/profiles"),
                    viewer("GET", "/api/experiments/{id}/profiles/{name}"),
                    viewer("GET", "/api/experiments/{id}/trials/{number}/histograms/{name}"),
                    viewer("GET", "/api/experiments/{id}/trials/{number}/trace"),
                    viewer("GET", "/api/experiments/{id}/trials/{number}/course"),
                    viewer("GET", "/api/stage"),
                    viewer("GET", "/api/stage/events"),
                    operator("POST", "/api/stage"),
                    operator("DELETE", "/api/stage"),
                    operator("POST", "/api/stage/bursts"),
                    viewer("GET", "/q/openapi"),
                    // Requests by hand are work, also where they read.
                    operator("GET", "/stage/**"),
                    operator("POST", "/stage/**").unaudited(),
                    operator("GET", "/setups/**"),
                    operator("POST", "/setups/**").unaudited(),
                    // Files that everybody has who has the program.
                    anybody("GET", "/assets/**"),
                    anybody("GET", "/webjars/**"),
                    anybody("GET", "/schema/**"));

    /** The views are HTML without data, so that a visitor can be asked for a token there. */
    private static Stream<Rule> views() {
        return Arrays.stream(View.values()).map(view -> anybody("GET", view.address()));
    }

    @Produces
    @Singleton
    AccessRules rules() {
        return new AccessRules(Stream.concat(RULES.stream(), views()).toList());
    }

    /** The same lines name the series in which requests are counted. */
    @Produces
    @Singleton
    RequestPaths paths(AccessRules rules) {
        return (method, path) ->
                rules.find(method, path).map(Rule::path).orElse(RequestPaths.NOT_FOUND);
    }
}
