package dev.sessionmark.api;

import dev.sessionmark.measurement.factor.Factor;
import dev.sessionmark.measurement.factor.Factors;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** Describes the fields that plans and results have for each factor; no annotation names them. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_STARTUP)
public class FactorSchemas implements OASFilter {

    private static final List<String> WHOLE =
            List.of("ConditionDocument", "RowDocument", "NoiseFloorDocument");
    private static final List<String> VARIED =
            List.of("Live", "Window", "WindowCourse", "WindowTrace", "Profile");

    @Override
    public void filterOpenAPI(OpenAPI api) {
        Map<String, Schema> schemas = api.getComponents().getSchemas();
        Predicate<Factor> ofProcess = factor -> factor.scope() == Factor.Scope.PROCESS;
        for (Factor factor : Factors.ALL) {
            add(schemas, "PlanRequest", factor.field(), asked(factor));
        }
        WHOLE.forEach(name -> figures(schemas, name, factor -> true, true));
        figures(schemas, "TrialDocument", ofProcess, true);
        VARIED.forEach(name -> figures(schemas, name, factor -> true, false));
        figures(schemas, "Trial", ofProcess, false);
    }

    private static void figures(
            Map<String, Schema> schemas, String name, Predicate<Factor> which, boolean always) {
        for (Factor factor : Factors.ALL) {
            if (which.test(factor)) {
                Schema figure = one(factor).description(factor.axis());
                if (always) {
                    figure.addType(SchemaType.NULL);
                }
                add(schemas, name, factor.figure(), figure);
                if (always) {
                    schemas.get(name).addRequired(factor.figure());
                }
            }
        }
    }

    private static void add(Map<String, Schema> schemas, String name, String field, Schema schema) {
        Schema owner = schemas.get(name);
        Map<String, Schema> properties = new LinkedHashMap<>(owner.getProperties());
        properties.remove("factors");
        properties.put(field, schema);
        owner.setProperties(properties);
    }

    /** One value or several. */
    private static Schema asked(Factor factor) {
        Schema asked =
                OASFactory.createSchema()
                        .description(factor.description())
                        .addAnyOf(one(factor))
                        .addAnyOf(
                                OASFactory.createSchema()
                                        .type(List.of(SchemaType.ARRAY))
                                        .items(one(factor))
                                        .minItems(1)
                                        .maxItems(20));
        if (factor.automatic() != null) {
            asked.addAnyOf(
                    OASFactory.createSchema()
                            .type(List.of(SchemaType.STRING))
                            .examples(List.of(factor.automatic())));
        }
        return asked;
    }

    private static Schema one(Factor factor) {
        SchemaType type =
                factor.kind() == Factor.Kind.COUNT ? SchemaType.INTEGER : SchemaType.NUMBER;
        return OASFactory.createSchema()
                .type(List.of(type))
                .minimum(BigDecimal.valueOf(factor.least()));
    }
}
