package dev.sessionmark.page;

import dev.sessionmark.platform.problem.ProblemException;
import io.quarkus.qute.Engine;
import io.quarkus.qute.TemplateData;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The views as HTML. Needs no database: what they show they ask of the API. */
@Path("/")
public class PageResource {

    /** Nothing inline, nothing from elsewhere. */
    static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:;"
                    + " connect-src 'self'; base-uri 'none'; form-action 'self';"
                    + " frame-ancestors 'none'";

    private static final List<String> STYLES =
            List.of("uPlot.min.css", "style/base.css", "style/shell.css", "style/parts.css");

    private final Engine engine;
    private final String version;

    PageResource(
            Engine engine,
            @ConfigProperty(name = "quarkus.application.version", defaultValue = "unknown")
                    String version) {
        this.engine = engine;
        this.version = version;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Uni<Response> first() {
        return page(View.MINUTE);
    }

    @GET
    @Path("{view: [a-z]+}")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Uni<Response> view(@PathParam("view") String path) {
        return page(
                View.byPath(path).orElseThrow(() -> ProblemException.notFound("page", "/" + path)));
    }

    private Uni<Response> page(View view) {
        Assets assets = Assets.all();
        String own = "views/" + view.id() + ".css";
        PageModel model =
                new PageModel(
                        view,
                        View.Group.used(),
                        assets.folder(),
                        Stream.concat(STYLES.stream(), Stream.of(own).filter(assets::has)).toList(),
                        version);
        TemplateInstance page =
                engine.getTemplate("page/" + view.id() + ".html").data("page", model);
        return page.createUni().map(PageResource::response);
    }

    private static Response response(String html) {
        return Response.ok(html)
                .header("Content-Security-Policy", CONTENT_SECURITY_POLICY)
                .header("Cache-Control", "no-cache")
                .build();
    }

    /**
     * What every template knows. Templates put a dot in front of addresses: every view lies
     * directly below the root of the service, and where that is only the reverse proxy in front of
     * it knows. So the HTML is the same for everybody.
     *
     * @param view the view shown
     * @param groups the navigation
     * @param assets address of the folder of assets, from the root of the service, without a slash
     *     at the end
     * @param styles addresses of the style sheets, below it
     * @param version of the program
     */
    @TemplateData
    public record PageModel(
            View view,
            List<View.Group> groups,
            String assets,
            List<String> styles,
            String version) {}
}
