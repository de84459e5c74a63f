package dev.sessionmark.platform;

import java.net.URI;
import org.eclipse.microprofile.config.ConfigProvider;

/** Where health and metrics are, in the application of the tests and in the packaged program. */
public final class ManagementUrl {

    private ManagementUrl() {}

    /** The address of a path such as {@code /health/ready}. */
    public static URI of(String path) {
        int port =
                ConfigProvider.getConfig().getValue("quarkus.management.test-port", Integer.class);
        return URI.create("http://127.0.0.1:" + port + "/q" + path);
    }
}
