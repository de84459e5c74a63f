package dev.sessionmark.page;

import io.quarkus.qute.TemplateData;
import java.util.List;

/**
 * What every template knows. Templates put a dot in front of addresses: every view lies directly
 * below the root of the service, and where that is only the reverse proxy in front of it knows. So
 * the HTML is the same for everybody.
 *
 * @param view the view shown
 * @param groups the navigation
 * @param assets address of the folder of assets, from the root of the service, without a slash at
 *     the end
 * @param styles addresses of the style sheets, below it
 * @param version of the program
 */
@TemplateData
public record PageModel(
        View view, List<View.Group> groups, String assets, List<String> styles, String version) {}
