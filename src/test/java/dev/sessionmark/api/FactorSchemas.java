package dev.sessionmark.api;

import dev.sessionmark.measurement.factor.Factor;
import dev.sessionmark.measurement.factor.Factors;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/**
 * Describes what no annotation does: the fields that plans and results have for each factor, that a
 * comparison has all of its fields, be they null, and that no figure in it is negative.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_STARTUP)
public class FactorSchemas implements OASFilter {

    private static final List<String> WHOLE =
            List.of("ConditionDocument", "RowDocument", "NoiseFloorDocument");

    /** Parts of a comparison of which some fields may be missing. */
    private static final List<String> SOME = List.of("PlanRequest", "NullBecause");

    /** Differences, which may be. */
    private static final List<String> NEGATIVE = List.of("proxyCostMs", "clockStepSeconds");

    private static final List<String> VARIED =
            List.of("Live", "Window", "WindowCourse", "WindowTrace", "Profile");

    @Override
    public void filterOpenAPI(OpenAPI api) {
        Map<String, Schema> schemas = api.getComponents().getSchemas();
        whole(schemas, "ComparisonDocument", new HashSet<>(SOME));
        Predicate<Factor> ofProcess = factor -> factor.scope() == Factor.Scope.PROCESS;
        for (Factor factor : Factors.ALL) {
            add(schemas, "PlanRequest", factor.field(), asked(factor));
        }
        WHOLE.forEach(name -> figures(schemas, name, factor -> true, true));
        figures(schemas, "TrialDocument", ofProcess, true);
        VARIED.forEach(name -> figures(schemas, name, factor -> true, false));
        figures(schemas, "Trial", ofProcess, false);
    }

    private static void whole(Map<String, Schema> schemas, String name, Set<String> seen) {
        Schema schema = schemas.get(name);
        if (seen.add(name) && schema.getProperties() != null) {
            schema.setRequired(List.copyOf(schema.getProperties().keySet()));
            schema.getProperties()
                    .forEach(
                            (field, part) -> {
                                if (isFigure(part)
                                        && part.getMinimum() == null
                                        && !NEGATIVE.contains(field)) {
                                    part.setMinimum(BigDecimal.ZERO);
                                }
                                wholePart(schemas, part, seen);
                            });
        }
    }

    private static boolean isFigure(Schema part) {
        List<SchemaType> types = Optional.ofNullable(part.getType()).orElse(List.of());
        return types.contains(SchemaType.NUMBER) || types.contains(SchemaType.INTEGER);
    }

    private static void wholePart(Map<String, Schema> schemas, Schema part, Set<String> seen) {
        if (part.getRef() != null) {
            whole(schemas, part.getRef().replaceFirst(".*/", ""), seen);
        }
        Stream.of(
                        Stream.ofNullable(part.getItems()),
                        Stream.ofNullable(part.getAdditionalPropertiesSchema()),
                        Stream.ofNullable(part.getAnyOf()).flatMap(List::stream))
                .flatMap(parts -> parts)
                .forEach(inner -> wholePart(schemas, inner, seen));
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
