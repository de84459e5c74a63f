package dev.sessionmark.cli;

import io.smallrye.config.SmallRyeConfig;
import org.eclipse.microprofile.config.ConfigProvider;
import picocli.CommandLine.IVersionProvider;

/** The version of the program. */
class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {
            "sessionmark "
                    + ConfigProvider.getConfig()
                            .unwrap(SmallRyeConfig.class)
                            .getOptionalValue("quarkus.application.version", String.class)
                            .orElse("unknown")
        };
    }
}
