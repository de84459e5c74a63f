package dev.sessionmark.load;

/** Which connection carries which request. */
interface Binding {

    /** The connection for the next request; null when every connection is taken. */
    ClientConnection choose();

    /** Where requests for this connection wait. */
    LongFifo queue(ClientConnection connection);

    /** Whether no open connection but this one could carry what waits in its queue. */
    boolean isLastHope(ClientConnection connection);

    /** Request n belongs to connection n mod size, and waits for it alone. */
    final class Fixed implements Binding {

        private final ClientConnection[] connections;
        private final LongFifo[] queues;
        private int next;

        Fixed(ClientConnection[] connections) {
            this.connections = connections;
            this.queues = new LongFifo[connections.length];
            for (int i = 0; i < queues.length; i++) {
                queues[i] = new LongFifo();
            }
        }

        @Override
        public ClientConnection choose() {
            ClientConnection connection = connections[next];
            next = next + 1 == connections.length ? 0 : next + 1;
            return connection;
        }

        @Override
        public LongFifo queue(ClientConnection connection) {
            return queues[connection.index()];
        }

        @Override
        public boolean isLastHope(ClientConnection connection) {
            return true;
        }
    }

    /** Any idle connection takes the next request. */
    final class Pooled implements Binding {

        private final ClientConnection[] connections;
        private final LongFifo queue = new LongFifo();

        Pooled(ClientConnection[] connections) {
            this.connections = connections;
        }

        @Override
        public ClientConnection choose() {
            ClientConnection closed = null;
            for (ClientConnection connection : connections) {
                if (connection.isIdle()) {
                    return connection;
                }
                if (connection.isClosed()) {
                    closed = connection;
                }
            }
            return closed;
        }

        @Override
        public LongFifo queue(ClientConnection connection) {
            return queue;
        }

        @Override
        public boolean isLastHope(ClientConnection connection) {
            for (ClientConnection other : connections) {
                if (other != connection && (other.isIdle() || other.isBusy())) {
                    return false;
                }
            }
            return true;
        }
    }
}
