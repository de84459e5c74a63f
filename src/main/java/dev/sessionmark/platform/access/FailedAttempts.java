package dev.sessionmark.platform.access;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Counts wrong tokens by the client's address. Too many in a minute make that client wait. The
 * table is bounded: the oldest entry is dropped.
 */
final class FailedAttempts {

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int MOST_ADDRESSES = 4_096;

    /** An IPv6 customer has a whole /64 network: its addresses count as one client. */
    private static final int IPV6_NETWORK_BYTES = 8;

    private record Window(long begun, int count) {}

    private final int most;
    private final LongSupplier nanoTime;
    private final Map<String, Window> windows =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
                    return size() > MOST_ADDRESSES;
                }
            };

    FailedAttempts(int most, LongSupplier nanoTime) {
        this.most = most;
        this.nanoTime = nanoTime;
    }

    synchronized Optional<Duration> wait(String address) {
        Window window = windows.get(network(address));
        if (window == null || window.count() < most) {
            return Optional.empty();
        }
        Duration left = WINDOW.minusNanos(nanoTime.getAsLong() - window.begun());
        return left.isPositive() ? Optional.of(left) : Optional.empty();
    }

    synchronized void add(String address) {
        String network = network(address);
        long now = nanoTime.getAsLong();
        Window window = windows.get(network);
        boolean fresh = window == null || now - window.begun() >= WINDOW.toNanos();
        windows.put(
                network,
                fresh ? new Window(now, 1) : new Window(window.begun(), window.count() + 1));
    }

    synchronized int size() {
        return windows.size();
    }

    private static String network(String address) {
        if (!address.contains(":")) {
            return address;
        }
        try {
            byte[] all = InetAddress.getByName(address).getAddress();
            return HexFormat.of().formatHex(Arrays.copyOf(all, IPV6_NETWORK_BYTES));
        } catch (UnknownHostException e) {
            return address; // no address after all: it counts for itself
        }
    }
}
