package dev.sessionmark.report;

/**
 * How a report for people is laid out. The formats for machines take no notice of it.
 *
 * @param colour whether verdicts are coloured with ANSI sequences; for terminals only
 * @param width columns of the terminal; the table is split in two where it does not fit
 */
public record RenderOptions(boolean colour, int width) {

    /** Where nobody says how wide: enough for the whole table. */
    public static final int DEFAULT_WIDTH = 160;

    /** For files and pipes. */
    public static RenderOptions plain() {
        return new RenderOptions(false, DEFAULT_WIDTH);
    }
}
