package in.syncad.common.sources;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What a reader may rely on in every source file of every module.
class SourceTests {

    private static final int MOST_LINES_OF_A_FILE = 300;
    private static final int USUAL_LINES_OF_A_METHOD = 18;
    private static final int MOST_STATEMENTS_OF_A_ROUTE = 5;

    private static final Pattern VAGUE_NAME = Pattern.compile(".*(Impl|Utils?|Helper|Manager|Dto|DTO)");
    private static final Set<String> TESTS = Set.of("Test", "ParameterizedTest", "Property");
    private static final Set<String> INJECTIONS =
            Set.of("Autowired", "Inject", "PersistenceContext", "Resource", "Value");
    private static final Set<String> ROUTES =
            Set.of("GetMapping", "PostMapping", "PutMapping", "PatchMapping", "DeleteMapping", "RequestMapping");

    /// The beans that would look for them are taken away when a service starts.
    private static final Set<String> SEEN_BY_NOBODY = Set.of("JacksonComponent", "RedisListener");

    private static final List<Source> SOURCES = Source.all();

    @Test
    void noFileIsLongerThanThreeHundredLines() {
        assertThat(SOURCES).hasSizeGreaterThan(400);
        assertThat(SOURCES)
                .filteredOn(source -> source.lines() > MOST_LINES_OF_A_FILE)
                .isEmpty();
    }

    /// What does not fit on half a screen is rarely one thing; one method of twenty may be longer.
    @Test
    void methodsFitOnHalfAScreenAsARule() {
        List<Place<MethodTree>> methods = places(SourceTests::isOurs, MethodTree.class);

        assertThat(methods)
                .filteredOn(method -> method.lines() > USUAL_LINES_OF_A_METHOD)
                .hasSizeLessThan(methods.size() / 20);
    }

    @Test
    void routesOnlyParseCallAndAnswer() {
        assertThat(places(SourceTests::isOurs, MethodTree.class))
                .filteredOn(method -> Place.hasAny(method.tree().getModifiers(), ROUTES))
                .isNotEmpty()
                .filteredOn(method -> method.tree().getBody() != null
                        && method.tree().getBody().getStatements().size() > MOST_STATEMENTS_OF_A_ROUTE)
                .isEmpty();
    }

    @Test
    void nothingHasAnAnnotationThatNobodyLooksFor() {
        assertThat(places(SourceTests::isOurs, ClassTree.class))
                .filteredOn(type -> Place.hasAny(type.tree().getModifiers(), SEEN_BY_NOBODY))
                .isEmpty();
        assertThat(places(SourceTests::isOurs, MethodTree.class))
                .filteredOn(method -> Place.hasAny(method.tree().getModifiers(), SEEN_BY_NOBODY))
                .isEmpty();
    }

    @Test
    void publicTypesSayWhatTheyAreFor() {
        assertThat(places(SourceTests::isOurs, ClassTree.class))
                .filteredOn(type -> type.isPublic() && !type.isDocumented())
                .isEmpty();
    }

    @Test
    void namesSayWhatTheThingIs() {
        assertThat(places(every -> true, ClassTree.class))
                .filteredOn(type -> VAGUE_NAME
                        .matcher(type.tree().getSimpleName().toString())
                        .matches())
                .isEmpty();
    }

    @Test
    void whatIsTestedIsInAFileThatTheBuildTakesForTests() {
        assertThat(places(Source::isTest, MethodTree.class))
                .filteredOn(method -> Place.hasAny(method.tree().getModifiers(), TESTS))
                .isNotEmpty()
                .filteredOn(method -> !method.source().path().toString().endsWith("Tests.java"))
                .isEmpty();
    }

    @Test
    void noTestSleeps() {
        assertThat(places(Source::isTest, MethodInvocationTree.class))
                .filteredOn(call -> call.tree().getMethodSelect() instanceof MemberSelectTree method
                        && method.getIdentifier().contentEquals("sleep"))
                .isEmpty();
    }

    @Test
    void dependenciesComeThroughConstructors() {
        assertThat(places(every -> true, VariableTree.class))
                .filteredOn(variable -> variable.isIn(ClassTree.class)
                        && Place.hasAny(variable.tree().getModifiers(), INJECTIONS))
                .isEmpty();
    }

    /// Only where an application is put together a clock is made.
    @Test
    void timeComesFromAGivenClock() {
        assertThat(places(source -> !source.isTest(), MethodInvocationTree.class))
                .filteredOn(call -> call.tree().getMethodSelect() instanceof MemberSelectTree method
                        && readsTheTime(method, call.tree().getArguments().isEmpty()))
                .isEmpty();
        assertThat(places(source -> !source.isTest(), MemberReferenceTree.class))
                .filteredOn(reference -> reference.tree().getName().contentEquals("now"))
                .isEmpty();
    }

    private static boolean readsTheTime(MemberSelectTree method, boolean withoutArguments) {
        return withoutArguments && method.getIdentifier().contentEquals("now")
                || method.getIdentifier().contentEquals("currentTimeMillis");
    }

    /// Load generators are scripts that nobody calls, and what plays the outside for tests is long where AWS is.
    private static boolean isOurs(Source source) {
        return source.isMainBut("bench", "embedded");
    }

    private static <T extends Tree> List<Place<T>> places(Predicate<Source> where, Class<T> kind) {
        return SOURCES.stream()
                .filter(where)
                .flatMap(source -> source.all(kind).stream())
                .toList();
    }
}
