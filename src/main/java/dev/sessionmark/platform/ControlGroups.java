package dev.sessionmark.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Where the kernel keeps the files of the control groups this process belongs to. A limit is often
 * an ancestor's (a pod's, a slice's), so every group up to the root is named. What lies above the
 * root of a container cannot be seen from inside it.
 *
 * @param unified folders of version 2, innermost first; empty without it
 * @param separate folders of one controller of version 1, innermost first; empty without it
 */
record ControlGroups(Set<Path> unified, Set<Path> separate) {

    /**
     * The groups of one controller. Never fails: what cannot be read is not there.
     *
     * @param root of the file system, {@code /} but in tests
     * @param controller as version 1 names it: {@code cpu}, {@code memory}
     */
    static ControlGroups of(Path root, String controller) {
        Path mount = root.resolve("sys/fs/cgroup");
        Set<Path> unified = new LinkedHashSet<>();
        Set<Path> separate = new LinkedHashSet<>();
        for (String line : lines(root.resolve("proc/self/cgroup"))) {
            // hierarchy:controllers:path; version 2 has neither number nor controllers
            String[] parts = line.split(":", 3);
            if (parts.length < 3) {
                continue;
            }
            if (line.startsWith("0::")) {
                unified.addAll(upToTheRoot(mount, parts[2]));
            } else if (List.of(parts[1].split(",")).contains(controller)) {
                for (String folder : List.of(parts[1], controller)) {
                    separate.addAll(upToTheRoot(mount.resolve(folder), parts[2]));
                }
            }
        }
        return new ControlGroups(unified, separate);
    }

    /**
     * The group's folder and all above it. In a container the path may be the host's, of which only
     * the root, the container's own group, exists here; a path may also lead out of the root.
     */
    private static Set<Path> upToTheRoot(Path mount, String group) {
        Set<Path> folders = new LinkedHashSet<>();
        try {
            Path folder = mount.resolve(group.replaceFirst("^/+", "")).normalize();
            while (folder != null && folder.startsWith(mount)) {
                folders.add(folder);
                folder = folder.getParent();
            }
        } catch (InvalidPathException e) {
            // A name this file system cannot spell; the root is left.
        }
        folders.add(mount);
        return folders;
    }

    static List<String> lines(Path file) {
        try {
            return Files.isReadable(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** The number in the first line that begins so; empty where there is none. */
    static OptionalLong number(Path file, String prefix) {
        return lines(file).stream()
                .filter(line -> line.startsWith(prefix))
                .limit(1)
                .map(line -> line.substring(prefix.length()).replace("kB", "").trim())
                // "max", or damaged: no number either way.
                .filter(number -> number.matches("\\d{1,18}"))
                .mapToLong(Long::parseLong)
                .findFirst();
    }
}
