package in.syncad.provisioning;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.sql.SQLException;

/// The rules of the house that the compiler cannot keep.
@AnalyzeClasses(
        packages = "in.syncad.provisioning",
        importOptions = {DoNotIncludeTests.class, ArchitectureTests.WrittenByUs.class})
class ArchitectureTests {

    /// Leaves out what an earlier build has generated beside our classes; see [in.syncad.web.ReadyMade].
    static final class WrittenByUs implements ImportOption {

        @Override
        public boolean includes(Location location) {
            return !location.contains("__") && !location.contains("$$");
        }
    }

    @ArchTest
    static final ArchRule theEngineKnowsNoSchoolNoCloudAndNoHttp = noClasses()
            .that()
            .resideInAPackage("in.syncad.provisioning.saga")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "in.syncad.common.tenancy..",
                    "in.syncad.common.aws..",
                    "in.syncad.provisioning.registry..",
                    "in.syncad.provisioning.steps..",
                    "in.syncad.provisioning.schools..",
                    "software.amazon.awssdk..",
                    "org.springframework.web..",
                    "jakarta.servlet..");

    @ArchTest
    static final ArchRule servicesOutsideAreReachedThroughPorts =
            noClasses().should().dependOnClassesThat().resideInAPackage("software.amazon.awssdk..");

    @ArchTest
    static final ArchRule sqlStaysInStores = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Store")
            .and()
            .doNotHaveSimpleName("ProvisioningConfiguration")
            .and()
            .doNotHaveSimpleName("CentralDatabaseHealth")
            .should()
            .dependOnClassesThat(describe(
                    "speak SQL",
                    type -> (type.getPackageName().startsWith("java.sql")
                                    || type.getPackageName().startsWith("javax.sql")
                                    || type.getPackageName().startsWith("org.springframework.jdbc"))
                            && !type.isEquivalentTo(SQLException.class)));

    @ArchTest
    static final ArchRule storesAndControllersStayInTheirPackage = classes()
            .that()
            .haveSimpleNameEndingWith("Store")
            .or()
            .haveSimpleNameEndingWith("Controller")
            .should()
            .bePackagePrivate();

    @ArchTest
    static final ArchRule packagesDependOnEachOtherOneWay =
            slices().matching("in.syncad.provisioning.(*)..").should().beFreeOfCycles();
}
