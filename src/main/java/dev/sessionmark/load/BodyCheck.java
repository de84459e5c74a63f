package dev.sessionmark.load;

import io.vertx.core.buffer.Buffer;

/**
 * Compares a body with what was expected while it arrives, in whatever pieces, without keeping it.
 * One per connection, used again for each answer.
 */
final class BodyCheck {

    private Call call;
    private long length;
    private boolean prefixMatches;
    // The last bytes seen, as many as the expected end has.
    private byte[] tail = new byte[0];
    private int tailLength;

    void begin(Call expected) {
        call = expected;
        length = 0;
        prefixMatches = true;
        tailLength = 0;
        if (tail.length < expected.suffix().length) {
            tail = new byte[expected.suffix().length];
        }
    }

    void accept(Buffer chunk) {
        checkPrefix(chunk);
        keepTail(chunk);
        length += chunk.length();
    }

    boolean matches() {
        return prefixMatches && call.acceptsLength(length) && tailMatches();
    }

    private void checkPrefix(Buffer chunk) {
        byte[] prefix = call.prefix();
        for (int i = 0; length + i < prefix.length && i < chunk.length(); i++) {
            if (chunk.getByte(i) != prefix[(int) length + i]) {
                prefixMatches = false;
                return;
            }
        }
    }

    private void keepTail(Buffer chunk) {
        int wanted = call.suffix().length;
        int fresh = Math.min(wanted, chunk.length());
        int kept = Math.min(tailLength, wanted - fresh);
        System.arraycopy(tail, tailLength - kept, tail, 0, kept);
        chunk.getBytes(chunk.length() - fresh, chunk.length(), tail, kept);
        tailLength = kept + fresh;
    }

    private boolean tailMatches() {
        byte[] suffix = call.suffix();
        if (tailLength != suffix.length) {
            return false;
        }
        for (int i = 0; i < suffix.length; i++) {
            if (tail[i] != suffix[i]) {
                return false;
            }
        }
        return true;
    }
}
