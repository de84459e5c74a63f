package dev.sessionmark.engine.machine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds the processes of a service that runs on this machine, by the port that it listens on. */
public final class ServiceProcesses {

    private static final Path PROC = Path.of("/proc");
    private static final String LISTENS = "0A";
    private static final int LOCAL_ADDRESS = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;
    private static final int HEX = 16;

    private ServiceProcesses() {}

    /**
     * The numbers of the processes that have the service's socket open. Empty where it is on
     * another machine or in another container, or belongs to somebody whose processes are not
     * shown.
     */
    public static Set<Long> find(String host, int port) {
        Set<Long> found = new HashSet<>();
        try {
            if (isHere(host)) {
                Set<String> sockets = sockets(port);
                try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
                    for (Path process : processes) {
                        if (hasOneOf(sockets, process)) {
                            found.add(Long.parseLong(process.getFileName().toString()));
                        }
                    }
                }
            }
        } catch (IOException unknown) {
            return Set.of(); // Without /proc nobody can tell.
        }
        return found;
    }

    private static boolean isHere(String host) throws IOException {
        InetAddress address = InetAddress.getByName(host);
        return address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || NetworkInterface.getByInetAddress(address) != null;
    }

    /** What stands in {@code /proc/<pid>/fd} for the sockets that listen on a port. */
    private static Set<String> sockets(int port) throws IOException {
        Set<String> sockets = new HashSet<>();
        for (String table : List.of("tcp", "tcp6")) {
            Path file = PROC.resolve("net").resolve(table);
            if (!Files.isReadable(file)) {
                continue;
            }
            for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
                String[] fields = line.strip().split("\\s+");
                if (fields.length > INODE
                        && fields[STATE].equals(LISTENS)
                        && portOf(fields[LOCAL_ADDRESS]) == port) {
                    sockets.add("socket:[" + fields[INODE] + "]");
                }
            }
        }
        return sockets;
    }

    private static int portOf(String address) {
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1), HEX);
    }

    private static boolean hasOneOf(Set<String> sockets, Path process) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(process.resolve("fd"))) {
            for (Path file : files) {
                if (sockets.contains(Files.readSymbolicLink(file).toString())) {
                    return true;
                }
            }
            return false;
        } catch (IOException | DirectoryIteratorException goneOrNotShown) {
            // A process may end, or close a file, while it is looked at.
            return false;
        }
    }
}
