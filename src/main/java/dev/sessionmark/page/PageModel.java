package dev.sessionmark.page;

import io.quarkus.qute.TemplateData;
import java.util.List;

/**
 * What every template knows.
 *
 * @param view the view shown
 * @param groups the navigation
 * @param assets address of the folder of assets, without a slash at the end
 * @param styles addresses of the style sheets, below it
 * @param version of the program
 */
@TemplateData
public record PageModel(
        View view, List<View.Group> groups, String assets, List<String> styles, String version) {}
