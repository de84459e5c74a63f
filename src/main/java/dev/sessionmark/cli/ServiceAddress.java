package dev.sessionmark.cli;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Where the service listens, as an address that can be opened.
 *
 * @param host as it was asked for
 * @param port the one it got
 */
record ServiceAddress(String host, String port) {

    /** {@code http://[::1]:8080}; where it listens on every address, this machine's own. */
    @Override
    public String toString() {
        return "http://" + (everywhere() ? "localhost" : authority()) + ":" + port;
    }

    boolean everywhere() {
        try {
            // None of the names that stand for it has to be looked up.
            return host.matches("[0-9.:\\[\\]]+")
                    && InetAddress.getByName(host).isAnyLocalAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** What separates it from a port is no part of an address of IPv6 (RFC 3986). */
    String authority() {
        return host.contains(":") && !host.startsWith("[")
                ? "[" + host.replace("%", "%25") + "]"
                : host;
    }
}
