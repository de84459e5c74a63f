package dev.sessionmark.page;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * The modules, style sheets and examples of the page, in memory, under one hash of everything in
 * them: whatever changes, all have new addresses, and relative imports stay right.
 *
 * <p>A native image reads them while it is built, when this class is initialised, and carries them.
 * What is stored compressed is carried so, and known by its name without {@code .gz}.
 */
final class Assets {

    private static final String OWN = "dev/sessionmark/page/";
    private static final String UPLOT = "META-INF/resources/webjars/uplot/1.6.30/dist/";
    private static final List<String> OF_UPLOT = List.of("uPlot.iife.min.js", "uPlot.min.css");
    private static final Map<String, String> TYPES =
            Map.of(
                    "js", "text/javascript",
                    "css", "text/css",
                    "json", "application/json",
                    "svg", "image/svg+xml");
    private static final String GZIP = ".gz";
    private static final int HASH_LENGTH = 8;
    private static final Assets ALL = new Assets(read());

    private final SortedMap<String, byte[]> files;
    private final String hash;

    private Assets(SortedMap<String, byte[]> files) {
        this.files = files;
        this.hash = hash(files);
    }

    static Assets all() {
        return ALL;
    }

    String folder() {
        return "/assets/" + hash;
    }

    /** All of them, by their path from there; what is stored compressed ends in {@code .gz}. */
    Set<String> names() {
        return Collections.unmodifiableSet(files.keySet());
    }

    boolean has(String name) {
        return files.containsKey(name);
    }

    Optional<byte[]> content(String name) {
        return Optional.ofNullable(files.get(name));
    }

    /** The content of one that is stored compressed, as gzip, which must not be changed. */
    Optional<byte[]> compressed(String name) {
        return Optional.ofNullable(files.get(name + GZIP));
    }

    /** What {@link #compressed} has, as it was before. */
    static byte[] expanded(byte[] gzip) {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("an asset is no gzip", e);
        }
    }

    /** The media type of a name; only names of {@link #content} have one. */
    static String type(String name) {
        return TYPES.get(extension(name));
    }

    private static String extension(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static SortedMap<String, byte[]> read() {
        ClassLoader loader = Assets.class.getClassLoader();
        SortedMap<String, byte[]> files = new TreeMap<>();
        try {
            // A file that is always there says where the others are.
            URL base = loader.getResource(OWN + "style/base.css");
            if (base == null) {
                throw new IllegalStateException("The page's assets are not in the program");
            }
            for (String name : names(base)) {
                String plain =
                        name.endsWith(GZIP)
                                ? name.substring(0, name.length() - GZIP.length())
                                : name;
                if (TYPES.containsKey(extension(plain))) {
                    files.put(name, read(loader, OWN + name));
                }
            }
            for (String name : OF_UPLOT) {
                files.put(name, read(loader, UPLOT + name));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private static List<String> names(URL base) throws IOException {
        URLConnection connection = base.openConnection();
        if (connection instanceof JarURLConnection inJar) {
            inJar.setUseCaches(false);
            try (JarFile jar = inJar.getJarFile()) {
                return jar.stream()
                        .filter(entry -> !entry.isDirectory())
                        .map(JarEntry::getName)
                        .filter(name -> name.startsWith(OWN))
                        .map(name -> name.substring(OWN.length()))
                        .toList();
            }
        }
        Path folder = Path.of(URI.create(base.toString())).getParent().getParent();
        try (Stream<Path> below = Files.walk(folder)) {
            return below.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .toList();
        }
    }

    private static byte[] read(ClassLoader loader, String name) throws IOException {
        try (InputStream in = loader.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("Resource " + name + " is not in the program");
            }
            return in.readAllBytes();
        }
    }

    private static String hash(SortedMap<String, byte[]> files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            files.forEach(
                    (name, content) -> {
                        digest.update(name.getBytes(StandardCharsets.UTF_8));
                        digest.update((byte) 0);
                        digest.update(content);
                    });
            return HexFormat.of().formatHex(digest.digest()).substring(0, HASH_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
