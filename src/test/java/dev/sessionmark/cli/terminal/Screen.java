package dev.sessionmark.cli.terminal;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a terminal shows that understands what we send: no more of ECMA-48 than that. */
public final class Screen {

    private static final Pattern SEQUENCE =
            Pattern.compile("\u001b\\[(\\??)(\\d*)([A-Za-z])|\r|\n|[^\u001b\r\n]");

    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private final PrintStream stream = new PrintStream(sent, true, StandardCharsets.UTF_8);
    private final int columns;
    private final char[][] rows;
    private int row;
    private int column;
    private boolean wraps = true;

    public Screen(int columns, int rows) {
        this.columns = columns;
        this.rows = new char[rows][columns];
        Arrays.stream(this.rows).forEach(line -> Arrays.fill(line, ' '));
    }

    /** What is printed here is shown. */
    public PrintStream stream() {
        return stream;
    }

    public Terminal.Size size() {
        return new Terminal.Size(columns, rows.length);
    }

    /** Its lines from the top to the last that is not empty, without spaces at their ends. */
    public List<String> lines() {
        show();
        List<String> lines =
                Arrays.stream(rows).map(line -> new String(line).stripTrailing()).toList();
        int last = lines.size();
        while (last > 0 && lines.get(last - 1).isEmpty()) {
            last--;
        }
        return lines.subList(0, last);
    }

    /** The line of the cursor, from 0. */
    public int cursorRow() {
        show();
        return row;
    }

    private void show() {
        Matcher next = SEQUENCE.matcher(sent.toString(StandardCharsets.UTF_8));
        sent.reset();
        int end = 0;
        while (next.find()) {
            if (next.start() != end) {
                throw new IllegalStateException("not understood at " + end);
            }
            end = next.end();
            act(next);
        }
    }

    private void act(Matcher next) {
        if (next.group(3) != null) {
            int number = next.group(2).isEmpty() ? 0 : Integer.parseInt(next.group(2));
            sequence(next.group(1) + next.group(3), number);
            return;
        }
        switch (next.group().charAt(0)) {
            case '\r' -> column = 0;
            case '\n' -> lineFeed();
            default -> put(next.group().charAt(0));
        }
    }

    private void sequence(String kind, int number) {
        switch (kind) {
            case "A" -> row = Math.max(0, row - Math.max(1, number));
            case "K" -> clear(row, column);
            case "J" -> {
                clear(row, column);
                for (int below = row + 1; below < rows.length; below++) {
                    clear(below, 0);
                }
            }
            case "?l" -> wraps = number != 7 && wraps;
            case "?h" -> wraps = number == 7 || wraps;
            case "m" -> {} // colours
            default -> throw new IllegalStateException("not understood: " + kind);
        }
    }

    private void clear(int line, int from) {
        Arrays.fill(rows[line], Math.min(from, columns), columns, ' ');
    }

    /** As a terminal's driver has it: to the beginning of the next line. */
    private void lineFeed() {
        column = 0;
        if (row < rows.length - 1) {
            row++;
            return;
        }
        System.arraycopy(rows, 1, rows, 0, rows.length - 1);
        rows[row] = new char[columns];
        clear(row, 0);
    }

    private void put(char c) {
        if (column == columns && wraps) {
            lineFeed();
        }
        rows[row][Math.min(column, columns - 1)] = c;
        column = Math.min(column + 1, columns);
    }
}
