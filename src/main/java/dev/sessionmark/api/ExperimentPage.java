package dev.sessionmark.api;

import dev.sessionmark.history.ExperimentSummary;
import dev.sessionmark.history.Page;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Some experiments, newest first.
 *
 * @param page number of the page, from 0
 * @param size most experiments on a page
 * @param total experiments on all pages
 */
@RegisterForReflection
@Schema(name = "ExperimentPage")
public record ExperimentPage(List<ExperimentView> experiments, int page, int size, long total) {

    static ExperimentPage of(Page<ExperimentSummary> page) {
        return new ExperimentPage(
                page.items().stream().map(ExperimentView::of).toList(),
                page.page(),
                page.size(),
                page.total());
    }
}
