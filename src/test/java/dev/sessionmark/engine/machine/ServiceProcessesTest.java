package dev.sessionmark.engine.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ServiceProcessesTest {

    @Test
    void aServiceIsFoundByItsPortAndNobodyElseIs() throws Exception {
        long self = ProcessHandle.current().pid();
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
            assertEquals(Set.of(self), ServiceProcesses.find("127.0.0.1", port));
        }
        assertEquals(Set.of(), ServiceProcesses.find("127.0.0.1", port));
    }

    @Test
    void aServiceOnAnotherMachineHasNoProcessHere() {
        // Reserved for documentation (RFC 5737).
        assertEquals(Set.of(), ServiceProcesses.find("192.0.2.1", 80));
    }
}
