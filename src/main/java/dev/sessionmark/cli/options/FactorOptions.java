package dev.sessionmark.cli.options;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sessionmark.measurement.factor.Factor;
import dev.sessionmark.measurement.factor.Factors;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

public final class FactorOptions {

    private static final String HEADING = "%nWhat to vary, a condition for each value:%n";

    private final Map<Factor, OptionSpec> options = new HashMap<>();

    public void addTo(CommandSpec command, int order) {
        ArgGroupSpec.Builder group =
                ArgGroupSpec.builder().heading(HEADING).validate(false).order(order);
        for (Factor factor : Factors.ALL) {
            options.put(factor, option(factor));
            group.addArg(options.get(factor));
        }
        command.addArgGroup(group.build());
    }

    ObjectNode asked() {
        ObjectNode asked = JsonNodeFactory.instance.objectNode();
        options.forEach(
                (factor, option) -> {
                    if (option.getValue() != null) {
                        ArrayNode values = asked.putArray(factor.field());
                        option.<List<?>>getValue().forEach(value -> add(values, value));
                    }
                });
        return asked;
    }

    private static void add(ArrayNode values, Object value) {
        switch (value) {
            case Duration time -> values.add(BigDecimal.valueOf(time.toNanos()).movePointLeft(6));
            case Integer count -> values.add(count);
            default -> values.add(value.toString());
        }
    }

    private static OptionSpec option(Factor factor) {
        OptionSpec.Builder option =
                OptionSpec.builder(factor.option())
                        .type(List.class)
                        .splitRegex(PlanOptions.LIST)
                        .splitRegexSynopsisLabel(",")
                        .description(factor.description());
        return switch (factor.kind()) {
            case TIME ->
                    option.auxiliaryTypes(Duration.class)
                            .converters(new DurationConverter())
                            .paramLabel("TIME")
                            .build();
            case COUNT -> option.auxiliaryTypes(Integer.class).paramLabel("N").build();
            case RATE ->
                    option.auxiliaryTypes(String.class)
                            .paramLabel(
                                    factor.automatic() == null ? "N" : "N|" + factor.automatic())
                            .build();
        };
    }
}
