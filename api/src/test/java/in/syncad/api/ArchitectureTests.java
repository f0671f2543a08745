package in.syncad.api;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.Entity;
import java.sql.SQLException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.data.repository.Repository;
import org.springframework.modulith.core.ApplicationModules;

/// Who may use whom, and what leaves no package. What shows in the sources alone is asked of all modules at once, in
/// `common`.
@AnalyzeClasses(
        packages = "in.syncad.api",
        importOptions = {DoNotIncludeTests.class, ArchitectureTests.WrittenByUs.class})
class ArchitectureTests {

    /// Leaves out what an earlier build has generated beside our classes; see [in.syncad.web.ReadyMade].
    static final class WrittenByUs implements ImportOption {

        @Override
        public boolean includes(Location location) {
            return !location.contains("__") && !location.contains("$$");
        }
    }

    private static final String ROOT = "in.syncad.api.";

    /// What every feature stands on; all other packages are features.
    private static final Set<String> PLATFORM = Set.of(
            "audience",
            "audit",
            "devices",
            "failures",
            "files",
            "health",
            "jobs",
            "limits",
            "notifications",
            "openapi",
            "realtime",
            "redis",
            "security",
            "settings",
            "tenancy",
            "web");

    @ArchTest
    static final ArchRule packagesDependOnEachOtherOneWay =
            slices().matching(ROOT + "(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule thePlatformKnowsNoFeature = noClasses()
            .that(belongToThePlatform())
            .should()
            .dependOnClassesThat(describe("belong to a feature", ArchitectureTests::isOfAFeature));

    @ArchTest
    static final ArchRule entitiesStayInTheirPackage =
            classes().that().areAnnotatedWith(Entity.class).should().bePackagePrivate();

    @ArchTest
    static final ArchRule repositoriesStayInTheirPackage =
            classes().that().areAssignableTo(Repository.class).should().bePackagePrivate();

    @ArchTest
    static final ArchRule storesAndControllersStayInTheirPackage = classes()
            .that()
            .haveSimpleNameEndingWith("Store")
            .or()
            .haveSimpleNameEndingWith("Controller")
            .should()
            .bePackagePrivate();

    @ArchTest
    static final ArchRule routesReachRowsOnlyThroughVerbs = noClasses()
            .that()
            .haveSimpleNameEndingWith("Controller")
            .should()
            .dependOnClassesThat()
            .areAnnotatedWith(Entity.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Repository.class);

    @ArchTest
    static final ArchRule sqlOfFeaturesStaysInStores = noClasses()
            .that(describe("belong to a feature", ArchitectureTests::isOfAFeature))
            .and()
            .haveSimpleNameNotEndingWith("Store")
            .should()
            .dependOnClassesThat(describe("speak SQL", ArchitectureTests::speaksSql));

    @ArchTest
    static final ArchRule servicesOutsideAreReachedThroughPorts =
            noClasses().should().dependOnClassesThat().resideInAPackage("software.amazon.awssdk..");

    /// What Modulith holds beyond cycles: no package reaches into another's sub-packages, nothing is injected into
    /// fields.
    @Test
    void theModulesAreSound() {
        ApplicationModules.of(ApiApplication.class).verify();
    }

    private static DescribedPredicate<JavaClass> belongToThePlatform() {
        return describe("belong to the platform", type -> PLATFORM.contains(module(type)));
    }

    private static boolean isOfAFeature(JavaClass type) {
        String module = module(type);
        return !module.isEmpty() && !PLATFORM.contains(module);
    }

    /// The package under the root; none for the application itself and for everybody else's classes.
    private static String module(JavaClass type) {
        String name = type.getPackageName();
        return name.startsWith(ROOT) ? name.substring(ROOT.length()).replaceAll("\\..*", "") : "";
    }

    private static boolean speaksSql(JavaClass type) {
        String name = type.getPackageName();
        return (name.startsWith("java.sql")
                        || name.startsWith("javax.sql")
                        || name.startsWith("org.springframework.jdbc"))
                && !type.isEquivalentTo(SQLException.class);
    }
}
