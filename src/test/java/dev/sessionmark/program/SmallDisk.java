package dev.sessionmark.program;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A disk of its own that can be filled, where this machine lets one be mounted. */
final class SmallDisk implements AutoCloseable {

    private static final int BLOCK_BYTES = 65_536;

    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    /** Mounts one, in memory, on a folder that is made; empty for who may not. */
    static Optional<SmallDisk> of(int megabytes, Path folder) throws Exception {
        Files.createDirectories(folder);
        String size = "size=" + megabytes + "m";
        return run("mount", "-t", "tmpfs", "-o", size, "tmpfs", folder.toString())
                ? Optional.of(new SmallDisk(folder))
                : Optional.empty();
    }

    private static boolean run(String... command) throws Exception {
        return new ProcessBuilder(command).start().waitFor() == 0;
    }

    /** Where it is. */
    Path folder() {
        return folder;
    }

    private Path filler() {
        return folder.resolve("filler");
    }

    /** Leaves not a single byte. */
    void fill() throws IOException {
        try (OutputStream out = Files.newOutputStream(filler())) {
            byte[] block = new byte[BLOCK_BYTES];
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            if (folder.toFile().getUsableSpace() > 0) {
                throw full;
            }
        }
    }

    /** Gives back what {@link #fill} took. */
    void free() throws IOException {
        Files.delete(filler());
    }

    /** Unmounts it, even when somebody still has a file of it open. */
    @Override
    public void close() throws Exception {
        if (!run("umount", "-l", folder.toString())) {
            throw new IOException("still mounted: " + folder);
        }
    }
}
