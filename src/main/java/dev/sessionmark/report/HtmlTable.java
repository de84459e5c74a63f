package dev.sessionmark.report;

import dev.sessionmark.verdict.Comparison;
import dev.sessionmark.verdict.ComparisonRow;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The table and the sentences of the report as HTML. */
final class HtmlTable {

    private HtmlTable() {}

    /** What was found, as a list. */
    static String findings(Comparison comparison) {
        return Section.of(comparison).stream()
                .filter(section -> section.title().equals(Section.FINDINGS))
                .map(section -> list(section.lines()))
                .collect(Collectors.joining());
    }

    /** One section per condition: its table, and the place where the script puts its plots. */
    static String blocks(Comparison comparison) {
        StringBuilder out = new StringBuilder();
        int index = 0;
        for (Block block : Block.of(comparison)) {
            out.append("<section>\n").append(Html.element("h2", block.title())).append('\n');
            appendTable(out, block);
            out.append("<div class=\"plots\" data-block=\"").append(index++).append("\"></div>\n");
            out.append("</section>\n");
        }
        return out.toString();
    }

    /** The other sentences, each list under its title. */
    static String sections(Comparison comparison) {
        return Section.of(comparison).stream()
                .filter(section -> !section.title().equals(Section.FINDINGS))
                .map(
                        section ->
                                "<section>"
                                        + Html.element("h2", section.title())
                                        + list(section.lines())
                                        + "</section>\n")
                .collect(Collectors.joining());
    }

    private static String list(List<String> lines) {
        return lines.stream()
                .map(line -> Html.element("li", line))
                .collect(Collectors.joining("\n", "<ul>\n", "\n</ul>"));
    }

    private static void appendTable(StringBuilder out, Block block) {
        List<Column> columns = block.columns();
        out.append("<div class=\"scroll\"><table>\n<thead><tr>");
        for (Column column : columns) {
            out.append("<th scope=\"col\"").append(style(column)).append('>');
            out.append(Html.escape(column.label())).append("</th>");
        }
        out.append("</tr></thead>\n<tbody>\n");
        for (ComparisonRow row : block.rows()) {
            out.append("<tr>");
            columns.forEach(column -> appendCell(out, column, row));
            out.append("</tr>\n");
        }
        out.append("</tbody></table></div>\n");
    }

    private static void appendCell(StringBuilder out, Column column, ComparisonRow row) {
        String text = column.cell(row);
        if (column == Column.SETUP) {
            out.append("<th scope=\"row\">").append(Html.escape(text)).append("</th>");
        } else if (column == Column.VERDICT) {
            out.append("<td><span class=\"verdict ").append(text.toLowerCase(Locale.ROOT));
            out.append("\" title=\"").append(Html.escape(because(row))).append("\">");
            out.append(Html.escape(text)).append("</span></td>");
        } else {
            out.append("<td").append(style(column)).append('>');
            out.append(Html.escape(text)).append("</td>");
        }
    }

    private static String because(ComparisonRow row) {
        return row.valid() ? row.judgement().because() : row.invalidBecause();
    }

    private static String style(Column column) {
        return column.numeric() ? " class=\"figure\"" : "";
    }
}
