package dev.sessionmark.sut;

public final class LatencyProxy implements AutoCloseable {
    public LatencyProxy(String h, int p) {}

    public int port() {
        return 0;
    }

    public void setRoundTrip(java.time.Duration d) {}

    public void close() {}
}
