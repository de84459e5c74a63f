package dev.sessionmark.platform;

/** Values as configuration has to spell them. */
public final class ConfigText {

    private ConfigText() {}

    /**
     * The value that configuration reads as exactly this text. System properties and environment
     * variables are expressions: {@code ${name}} is looked up and {@code $$} is one dollar, so a
     * password is not what was written down, or is refused with a part of it in the message. A
     * backslash before a dollar takes that meaning away, whatever comes before it.
     */
    public static String literal(String text) {
        return text.replace("$", "\\$");
    }
}
