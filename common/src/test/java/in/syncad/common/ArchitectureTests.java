package in.syncad.common;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import in.syncad.common.aws.AwsConfiguration;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

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
    static final ArchRule timeComesFromAGivenClock = noClasses()
            .should()
            .accessTargetWhere(describe("reads the time by itself", ArchitectureTests::readsTheTime));

    @ArchTest
    static final ArchRule dependenciesComeThroughConstructors =
            noFields().should().beAnnotatedWith(Autowired.class).orShould().beAnnotatedWith(Value.class);

    @ArchTest
    static final ArchRule namesSayWhatTheThingIs =
            noClasses().should().haveNameMatching(".*(Impl|Utils?|Helper|Manager|Dto|DTO)(\\$.*)?");

    @ArchTest
    static final ArchRule packagesDependOnEachOtherOneWay =
            slices().matching("in.syncad.common.(*)..").should().beFreeOfCycles();

    /// Called or named (`Instant::now`).
    private static boolean readsTheTime(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        boolean now = owner.getPackageName().equals("java.time")
                && access.getTarget() instanceof CodeUnitAccessTarget method
                && method.getName().equals("now")
                && method.getRawParameterTypes().isEmpty();
        boolean systemClock =
                owner.isEquivalentTo(Clock.class) && access.getName().matches("(system|tick).*");
        boolean millis = owner.isEquivalentTo(System.class) && access.getName().equals("currentTimeMillis");
        return now || systemClock || millis;
    }
}
