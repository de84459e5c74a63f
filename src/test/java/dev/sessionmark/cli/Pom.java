package dev.sessionmark.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** How the program is built, as its {@code pom.xml} says. */
final class Pom {

    private final Document document;
    private final XPath xpath = XPathFactory.newInstance().newXPath();

    private Pom(Document document) {
        this.document = document;
    }

    static Pom read() throws Exception {
        return new Pom(
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(Path.of("pom.xml").toFile()));
    }

    /** The text of the only element there, its paths relative to the project's folder. */
    String value(String path) throws Exception {
        NodeList found = (NodeList) xpath.evaluate(path, document, XPathConstants.NODESET);
        assertEquals(1, found.getLength(), path);
        String text = found.item(0).getTextContent().strip();
        String resolved =
                text.contains("${project.build.finalName}")
                        ? text.replace(
                                "${project.build.finalName}", value("/project/build/finalName"))
                        : text;
        resolved = resolved.replace("${project.build.directory}", "target");
        assertFalse(resolved.contains("${"), resolved);
        return resolved;
    }
}
