package dev.sessionmark.cli;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.HdrHistogram.Histogram;

/** What a native image has to keep although only reflection leads there. */
@RegisterForReflection(
        targets = {
            // Decoding a histogram calls the constructor of the class it was encoded from.
            Histogram.class,
            // The connection pool makes its driver by name, and so does Flyway.
            dev.sessionmark.sut.probe.TimedDriver.class,
            org.postgresql.Driver.class,
            // The driver makes it by name where Java's own authorities are to be trusted.
            org.postgresql.ssl.DefaultJavaSSLFactory.class
        })
final class NativeImage {

    private NativeImage() {}
}
