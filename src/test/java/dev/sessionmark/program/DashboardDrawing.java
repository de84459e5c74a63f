package dev.sessionmark.program;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Draws panels of a Grafana dashboard as SVG, from what Prometheus answers: a plain likeness, to
 * show what data there are.
 */
final class DashboardDrawing {

    private static final int COLUMN = 40;
    private static final int ROW = 20;
    private static final int HEAD = 34;
    private static final int GAP = 8;
    private static final int LEFT = 58;
    private static final int LINE = 14;
    private static final int MOST_LINES = 9;
    private static final List<String> COLOURS =
            List.of(
                    "#1f6fb4", "#d1480e", "#2e8540", "#8a3ffc", "#b3136b", "#7a6000", "#008080",
                    "#555555");
    private static final Pattern LABEL = Pattern.compile("\\{\\{\\s*(\\w+)\\s*}}");

    private final StringBuilder svg = new StringBuilder();
    private int bottom;

    /**
     * One line of a panel.
     *
     * @param name as its legend says
     * @param values one for each second; NaN where there is none
     */
    record Series(String name, double[] values) {

        double last() {
            for (int i = values.length - 1; i >= 0; i--) {
                if (!Double.isNaN(values[i])) {
                    return values[i];
                }
            }
            return Double.NaN;
        }
    }

    /** The name of a series by a pattern such as {@code {{setup}} {{condition}}}. */
    static String name(String pattern, JsonNode labels) {
        return LABEL.matcher(pattern == null ? "" : pattern)
                .replaceAll(found -> labels.path(found.group(1)).asText().replace("$", "\\$"))
                .strip();
    }

    /** Adds a panel where the dashboard has it. */
    void panel(JsonNode panel, List<Series> series) {
        JsonNode place = panel.path("gridPos");
        int x = place.path("x").intValue() * COLUMN + GAP;
        int y = place.path("y").intValue() * ROW + HEAD;
        int width = place.path("w").intValue() * COLUMN - GAP;
        int height = place.path("h").intValue() * ROW - GAP;
        bottom = Math.max(bottom, y + height);
        add("<rect x='%d' y='%d' width='%d' height='%d' class='panel'/>", x, y, width, height);
        text(x + 8, y + 15, "title", panel.path("title").textValue());
        String unit = panel.path("fieldConfig").path("defaults").path("unit").asText();
        if (panel.path("type").textValue().equals("timeseries")) {
            chart(x, y, width, height, unit, series);
        } else {
            list(x, y, width, unit, series);
        }
    }

    /** The drawing. */
    String svg(String title, int seconds) {
        int width = 24 * COLUMN + GAP;
        return """
                <svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d' width='%d' height='%d'
                 font-family='sans-serif' font-size='11' role='img' aria-label='%s'>
                <style>.panel{fill:#fff;stroke:#bbb}.title{font-weight:bold;font-size:12px}.axis{fill:#555}
                .grid{stroke:#ddd}.end{text-anchor:end}path{fill:none;stroke-width:1.5}</style>
                <rect width='%d' height='%d' fill='#f4f4f4'/>
                <text x='%d' y='22' font-size='14'>%s, %d s</text>
                """
                        .formatted(
                                width,
                                bottom + GAP,
                                width,
                                bottom + GAP,
                                escaped(title),
                                width,
                                bottom + GAP,
                                GAP,
                                escaped(title),
                                seconds)
                + svg
                + "</svg>\n";
    }

    private void chart(int x, int y, int width, int height, String unit, List<Series> series) {
        int lines = Math.min(series.size(), 4);
        int top = y + 26;
        int low = y + height - 8 - lines * LINE;
        int right = x + width - 10;
        double most =
                series.stream()
                        .flatMapToDouble(one -> Arrays.stream(one.values()))
                        .filter(Double::isFinite)
                        .max()
                        .orElse(0);
        double scale = most > 0 ? most : 1;
        for (int part = 0; part <= 2; part++) {
            int at = low - (low - top) * part / 2;
            add("<path d='M%d %dH%d' class='grid'/>", x + LEFT, at, right);
            text(x + LEFT - 4, at + 4, "axis end", shown(scale * part / 2, unit));
        }
        for (int i = 0; i < series.size(); i++) {
            String colour = COLOURS.get(i % COLOURS.size());
            add(
                    "<path d='%s' stroke='%s'/>",
                    path(series.get(i).values(), x + LEFT, right, low, top, scale), colour);
            if (i < lines) {
                legend(x, low + 4 + (i + 1) * LINE, colour, series.get(i), unit);
            }
        }
        if (series.size() > lines) {
            text(
                    right,
                    low + 4 + lines * LINE,
                    "axis end",
                    "and %d more".formatted(series.size() - lines));
        }
    }

    private static String path(
            double[] values, int left, int right, int low, int top, double scale) {
        StringBuilder path = new StringBuilder();
        boolean drawn = false;
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                drawn = false;
                continue;
            }
            double across = left + (right - left) * (double) i / Math.max(1, values.length - 1);
            double up = low - (low - top) * values[i] / scale;
            path.append(String.format(Locale.ROOT, "%s%.0f %.1f", drawn ? "L" : "M", across, up));
            drawn = true;
        }
        // A path must begin somewhere.
        return path.isEmpty() ? "M%d %d".formatted(left, low) : path.toString();
    }

    private void list(int x, int y, int width, String unit, List<Series> series) {
        int shown = Math.min(series.size(), MOST_LINES - 1);
        double most = series.stream().mapToDouble(Series::last).max().orElse(1);
        for (int i = 0; i < shown; i++) {
            Series one = series.get(i);
            int at = y + 18 + (i + 1) * LINE;
            if (unit.equals("s") && one.last() > 0) {
                add(
                        "<rect x='%d' y='%d' width='%.0f' height='9' fill='%s' opacity='0.35'/>",
                        x + 260, at - 8, (width - 340) * one.last() / most, COLOURS.getFirst());
            }
            text(x + 8, at, "", one.name());
            text(x + width - 10, at, "end", shown(one.last(), unit));
        }
        if (series.size() > shown) {
            text(
                    x + 8,
                    y + 18 + MOST_LINES * LINE,
                    "axis",
                    "and %d more".formatted(series.size() - shown));
        }
    }

    private void legend(int x, int y, String colour, Series series, String unit) {
        add("<path d='M%d %dh14' stroke='%s'/>", x + 10, y - 4, colour);
        text(x + 30, y, "", series.name() + ": " + shown(series.last(), unit));
    }

    private static String shown(double value, String unit) {
        if (Double.isNaN(value)) {
            return "none";
        }
        return switch (unit) {
            case "s" -> value < 1 ? number(value * 1_000) + " ms" : number(value) + " s";
            case "bytes" -> number(value / (1 << 20)) + " MiB";
            case "reqps" -> number(value) + "/s";
            default -> number(value);
        };
    }

    private static String number(double value) {
        int digits = value == Math.rint(value) || value >= 100 ? 0 : value >= 10 ? 1 : 2;
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    private void text(int x, int y, String kind, String text) {
        add(
                "<text x='%d' y='%d'%s>%s</text>",
                x, y, kind.isEmpty() ? "" : " class='" + kind + "'", escaped(text));
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("'", "&#39;");
    }
}
