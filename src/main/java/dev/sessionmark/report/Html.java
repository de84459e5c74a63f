package dev.sessionmark.report;

/** Puts text and data into HTML so that they stay text and data. */
final class Html {

    private Html() {}

    /** Text for an element or a quoted attribute. */
    static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (char c : text.toCharArray()) {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
        return out.toString();
    }

    /** JSON for a script element, which the browser ends at {@code </script} wherever it stands. */
    static String embed(String json) {
        return json.replace("<", "\\u003c");
    }

    /** An element with text in it. */
    static String element(String name, String text) {
        return "<" + name + ">" + escape(text) + "</" + name + ">";
    }
}
