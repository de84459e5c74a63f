package dev.sessionmark.platform.tls;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/**
 * Connects to one port of loopback, whatever address is asked for. PostgreSQL's JDBC driver makes
 * it by name ({@code socketFactory}, {@code socketFactoryArg}) and goes on to believe that it talks
 * to the host in its URL, whose name it then finds in the certificate.
 */
@RegisterForReflection
public final class LoopbackSocketFactory extends SocketFactory {

    static final String PARAMETER = "socketFactory";
    static final String PORT_PARAMETER = "socketFactoryArg";

    /**
     * Whoever listens on this machine answers at once; a full queue is all there is to wait for.
     */
    private static final int CONNECT_MILLIS = 5_000;

    private final InetSocketAddress address;

    /**
     * Made by the driver.
     *
     * @param port on loopback, as decimal digits
     */
    public LoopbackSocketFactory(String port) {
        address = address(Integer.parseInt(port));
    }

    static InetSocketAddress address(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /** A socket that is connected already: the driver has nothing left to look up. */
    @Override
    public Socket createSocket() throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(address, CONNECT_MILLIS);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return createSocket();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort)
            throws IOException {
        return createSocket();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return createSocket();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort)
            throws IOException {
        return createSocket();
    }
}
