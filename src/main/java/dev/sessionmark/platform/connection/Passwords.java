package dev.sessionmark.platform.connection;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where a password is looked for when a database URL has none, as {@code psql} does: the variable
 * {@code PGPASSWORD}, then the file that {@code PGPASSFILE} names, else {@code ~/.pgpass}. A file
 * that others than its owner may use is not read.
 */
public final class Passwords {

    private static final String VARIABLE = "PGPASSWORD";
    private static final String FILE_VARIABLE = "PGPASSFILE";
    private static final String SERVICE_VARIABLE = "PGSERVICE";

    private static final Set<PosixFilePermission> OF_OTHERS =
            PosixFilePermissions.fromString("---rwxrwx");

    /** host, port, database, user and password. */
    private static final int FIELDS = 5;

    private final Map<String, String> environment;
    private final Path file;

    Passwords(Map<String, String> environment, Path home) {
        this.environment = environment;
        this.file =
                Optional.ofNullable(environment.get(FILE_VARIABLE))
                        .filter(name -> !name.isEmpty())
                        .map(Path::of)
                        .orElse(home.resolve(".pgpass"));
    }

    public static Passwords ofThisUser() {
        Map<String, String> environment = System.getenv();
        return new Passwords(
                environment,
                Path.of(environment.getOrDefault("HOME", System.getProperty("user.home"))));
    }

    public Optional<String> find(String host, int port, String database, String user) {
        String inVariable = environment.getOrDefault(VARIABLE, "");
        return inVariable.isEmpty()
                ? inFile(List.of(host, Integer.toString(port), database, user))
                : Optional.of(inVariable);
    }

    public String lookedAt() {
        List<String> looked = new ArrayList<>();
        looked.add("the URL has no password, " + VARIABLE + " is not set");
        if (!Files.exists(file)) {
            looked.add("there is no file " + file);
        } else if (!Files.isReadable(file)) {
            looked.add(file + " cannot be read");
        } else if (othersMayUse()) {
            looked.add(file + " is not read, because others may use it too (chmod 600 it)");
        } else {
            looked.add(file + " has no line for it");
        }
        if (environment.containsKey(SERVICE_VARIABLE)) {
            looked.add(SERVICE_VARIABLE + " is not supported");
        }
        return String.join(", ", looked);
    }

    private Optional<String> inFile(List<String> wanted) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file) || othersMayUse()) {
            return Optional.empty();
        }
        try {
            // Whatever bytes a line of another entry has, they are no reason to stop.
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Passwords::fields)
                    .filter(fields -> fits(fields, wanted))
                    .map(fields -> fields.getLast().text())
                    .findFirst();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static boolean fits(List<Field> fields, List<String> wanted) {
        if (fields.size() != FIELDS) {
            return false;
        }
        for (int i = 0; i < wanted.size(); i++) {
            Field field = fields.get(i);
            if (!field.isAny() && !field.text().equals(wanted.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Parted by colons; a backslash takes the meaning of the character behind it away. */
    private static List<Field> fields(String line) {
        List<Field> fields = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        boolean escaped = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\' && i + 1 < line.length()) {
                escaped = true;
                text.append(line.charAt(++i));
            } else if (c == ':' && fields.size() < FIELDS - 1) {
                fields.add(new Field(text.toString(), escaped));
                text.setLength(0);
                escaped = false;
            } else {
                text.append(c);
            }
        }
        fields.add(new Field(text.toString(), escaped));
        return fields;
    }

    private boolean othersMayUse() {
        try {
            return Files.getPosixFilePermissions(file).stream().anyMatch(OF_OTHERS::contains);
        } catch (IOException | UnsupportedOperationException unknown) {
            return true;
        }
    }

    private record Field(String text, boolean escaped) {

        boolean isAny() {
            return !escaped && text.equals("*");
        }
    }
}
