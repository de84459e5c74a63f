package dev.sessionmark.cli;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import org.eclipse.microprofile.config.ConfigProvider;

/** The service, once everything has started. */
public class ServeApplication implements QuarkusApplication {

    @Override
    public int run(String... arguments) {
        System.err.printf(
                "Sessionmark serves on http://%s:%s (Ctrl-C ends it)%n",
                value("quarkus.http.host"), value("quarkus.http.port"));
        Quarkus.waitForExit();
        return ExitCode.DONE;
    }

    private static String value(String property) {
        return ConfigProvider.getConfig().getValue(property, String.class);
    }
}
