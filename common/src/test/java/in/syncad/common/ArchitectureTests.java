package in.syncad.common;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import in.syncad.common.aws.AwsConfiguration;

/// The rules of the house that the compiler cannot keep.
@AnalyzeClasses(packages = "in.syncad.common", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchRule onlyTheAwsPackageKnowsTheCloud = noClasses()
            .that()
            .resideOutsideOfPackage("in.syncad.common.aws..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("software.amazon.awssdk..");

    @ArchTest
    static final ArchRule adaptersAreReachedThroughTheirPorts = classes()
            .that()
            .resideInAPackage("in.syncad.common.aws..")
            .and()
            .areNotAssignableTo(AwsConfiguration.class)
            .should()
            .notBePublic();

    @ArchTest
    static final ArchRule sqlStaysInStoresAndInThePackagesOfTheDatabases = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "in.syncad.common.tenancy..", "in.syncad.common.schema..", "in.syncad.common.settings..")
            .and()
            .haveSimpleNameNotEndingWith("Store")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework.jdbc..", "org.postgresql..");

    @ArchTest
    static final ArchRule commonKnowsNoWebServer = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.servlet..", "org.springframework.web..", "org.springframework.boot.web..");

    @ArchTest
    static final ArchRule packagesDependOnEachOtherOneWay =
            slices().matching("in.syncad.common.(*)..").should().beFreeOfCycles();
}
