package dev.sessionmark;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may use whom. */
@AnalyzeClasses(packages = "dev.sessionmark", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule MEASUREMENTS_USE_STATISTICS =
            only("measurement", "measurement", "statistics");

    @ArchTest static final ArchRule STATISTICS_STAND_ALONE = only("statistics", "statistics");

    @ArchTest
    static final ArchRule LOADS_RETURN_MEASUREMENTS =
            only("load", "load", "measurement", "statistics", "platform");

    @ArchTest static final ArchRule WORKLOADS = only("workload", "workload", "platform");

    @ArchTest
    static final ArchRule SETUPS_USE_WORKLOADS = only("setup", "setup", "workload", "platform");

    @ArchTest
    static final ArchRule VERDICTS_COME_FROM_MEASUREMENTS =
            only("verdict", "verdict", "experiment", "measurement", "statistics");

    @ArchTest
    static final ArchRule REPORTS_COME_FROM_VERDICTS =
            only(
                    "report",
                    "report",
                    "verdict",
                    "experiment",
                    "measurement",
                    "statistics",
                    "setup",
                    "workload");

    @ArchTest
    static final ArchRule THE_SYSTEM_UNDER_TEST_KNOWS_NO_EXPERIMENT =
            only("sut", "sut", "setup", "measurement", "statistics", "platform");

    @ArchTest
    static final ArchRule EXPERIMENTS_JUDGE_NOTHING =
            only(
                    "experiment",
                    "experiment",
                    "measurement",
                    "load",
                    "sut",
                    "setup",
                    "workload",
                    "statistics",
                    "platform");

    @ArchTest
    static final ArchRule THE_PAGE_ASKS_THE_API =
            only("page", "page", "verdict", "setup", "workload", "platform");

    @ArchTest static final ArchRule THE_PLATFORM_KNOWS_NOBODY = only("platform", "platform");

    @ArchTest
    static final ArchRule NOBODY_BUT_THE_TERMINAL_USES_THE_TERMINAL =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("dev.sessionmark.cli..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("dev.sessionmark.cli..");

    @ArchTest
    static final ArchRule FIGURES_ARE_PLAIN_JAVA =
            noClasses()
                    .that()
                    .resideInAnyPackage("dev.sessionmark.statistics..", "dev.sessionmark.load..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("io.quarkus..", "jakarta..");

    private static ArchRule only(String who, String... whom) {
        String[] allowed = new String[whom.length];
        for (int i = 0; i < whom.length; i++) {
            allowed[i] = "dev.sessionmark." + whom[i] + "..";
        }
        return classes()
                .that()
                .resideInAPackage("dev.sessionmark." + who + "..")
                .should()
                .onlyDependOnClassesThat(
                        com.tngtech.archunit.base.DescribedPredicate.or(
                                com.tngtech.archunit.core.domain.JavaClass.Predicates
                                        .resideInAnyPackage(allowed),
                                com.tngtech.archunit.core.domain.JavaClass.Predicates
                                        .resideOutsideOfPackage("dev.sessionmark..")));
    }
}
