package dev.sessionmark.load;

/** Opens connections before a load begins, so that its first requests do not pay for it. */
final class ConnectionOpener implements ClientConnection.Owner {

    private final Runnable settled;
    private int opening;

    private ConnectionOpener(Runnable settled) {
        this.settled = settled;
    }

    /**
     * Opens those that are closed.
     *
     * @param settled runs when each of them is open or could not be opened; a request for one of
     *     the latter tries again
     */
    static void open(ClientConnection[] connections, Runnable settled) {
        ConnectionOpener opener = new ConnectionOpener(settled);
        for (ClientConnection connection : connections) {
            connection.owner(opener);
            if (connection.isClosed()) {
                opener.opening++;
                connection.open();
            }
        }
        if (opener.opening == 0) {
            settled.run();
        }
    }

    @Override
    public void opened(ClientConnection connection) {
        settle();
    }

    @Override
    public void refused(ClientConnection connection) {
        settle();
    }

    @Override
    public void answered(ClientConnection connection, int status, boolean bodyMatches) {
        throw new IllegalStateException("an answer to a request that was never sent");
    }

    @Override
    public void lost(ClientConnection connection, boolean requestUnderWay) {
        // It is opened again when a request needs it.
    }

    private void settle() {
        opening--;
        if (opening == 0) {
            settled.run();
        }
    }
}
