package dev.sessionmark.experiment.target;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sessionmark.platform.problem.JsonFields;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.net.URI;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An HTTP service that runs already and is measured as it is. Nothing of it can be looked into: its
 * response times and those of its bystander are all that is known.
 *
 * @param name of its rows
 * @param url with variables of {@link RequestTemplate} behind its host
 * @param method of its requests; null for GET
 * @param headers by name; null for none. Kept and shown with the plan, so no place for secrets
 * @param body with variables; null for none
 * @param bystander path of a cheap request that is sent beside the load, and shows whether the load
 *     keeps others waiting; null for none
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "HttpTarget")
public record HttpTarget(
        @Schema(examples = "other") String name,
        @Schema(examples = "http://127.0.0.1:8000/accounts/{aid}") String url,
        @Schema(examples = "GET") String method,
        Map<String, String> headers,
        String body,
        @Schema(examples = "/health") String bystander) {

    /** Any service, asked by GET. */
    public HttpTarget(String name, String url) {
        this(name, url, null, null, null, null);
    }

    /** The service that a plan names. */
    public static HttpTarget read(JsonFields fields) {
        return new HttpTarget(
                fields.text("name", null),
                fields.text("url", null),
                fields.text("method", null),
                fields.textsByName("headers"),
                fields.text("body", null),
                fields.text("bystander", null));
    }

    /** The method of its requests. */
    @JsonIgnore
    public String askedBy() {
        return method == null ? "GET" : method;
    }

    /**
     * Scheme, host and port.
     *
     * @throws IllegalArgumentException when the URL has none
     */
    @JsonIgnore
    public URI server() {
        return URI.create(url.substring(0, pathStart()));
    }

    /** What follows them, with its variables; {@code /} where nothing does. */
    @JsonIgnore
    public String path() {
        String path = url.substring(pathStart());
        return path.startsWith("/") ? path : "/" + path;
    }

    private int pathStart() {
        int host = url.indexOf("//") + 2;
        for (int i = host; i < url.length(); i++) {
            if (url.charAt(i) == '/' || url.charAt(i) == '?') {
                return i;
            }
        }
        return url.length();
    }
}
