package in.syncad.socketio;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// The rules of the house that the compiler cannot keep.
@AnalyzeClasses(packages = "in.syncad.socketio", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchRule knowsNoSchoolAndNoSpring = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "in.syncad.common..");

    @ArchTest
    static final ArchRule onlyTheLowerLayersKnowHttp = noClasses()
            .that()
            .resideInAPackage("in.syncad.socketio")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.netty.handler..", "io.netty.buffer..");

    @ArchTest
    static final ArchRule packagesDependOnEachOtherOneWay =
            slices().matching("in.syncad.(socketio.*)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theEngineKnowsNothingOfSocketIo = noClasses()
            .that()
            .resideInAnyPackage("..engine..", "..net..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("in.syncad.socketio");
}
