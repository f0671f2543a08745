package in.syncad.common.tenancy.lanes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LaneConnectionTests {

    private static final Set<String> ANSWERED_AFTER_CLOSE =
            Set.of("close", "isClosed", "isValid", "abort", "beginRequest", "endRequest");

    private final FakeServer server = new FakeServer();
    private final LanePool<Integer> pool =
            new LanePool<>(LaneSettings.ofBudget(2), server, LaneObserver.NONE, System::nanoTime);

    @Test
    void rollsBackWhatWasLeftOpen() throws SQLException {
        LaneConnection<Integer> borrowed = pool.borrow(1);
        borrowed.setAutoCommit(false);
        borrowed.close();
        assertThat(physical().rollbacks.get()).isOne();
        assertThat(physical().getAutoCommit()).isTrue();
    }

    @Test
    void goesBackAsItCame() throws SQLException {
        try (var borrowed = pool.borrow(1)) {
            borrowed.setReadOnly(true);
            borrowed.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
            borrowed.setNetworkTimeout(Runnable::run, 5_000);
        }
        try (var next = pool.borrow(1)) {
            assertThat(next.isReadOnly()).isFalse();
            assertThat(next.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_READ_COMMITTED);
            assertThat(next.getNetworkTimeout()).isZero();
        }
        assertThat(server.accepted).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource
    void isNotUsedAgainWhenItsSessionWasChangedForGood(SessionChange change) throws SQLException {
        try (var borrowed = pool.borrow(1)) {
            change.on(borrowed);
        }
        assertThat(server.connected()).isZero();
    }

    static Stream<SessionChange> isNotUsedAgainWhenItsSessionWasChangedForGood() {
        return Stream.of(
                connection -> connection.setSchema("other"),
                connection -> connection.setCatalog("other"),
                connection -> connection.setTypeMap(Map.of()),
                connection -> connection.setClientInfo("ApplicationName", "other"),
                connection -> connection.setClientInfo(new Properties()));
    }

    @Test
    void closesOnlyOnce() throws SQLException {
        LaneConnection<Integer> borrowed = pool.borrow(1);
        borrowed.close();
        try (var next = pool.borrow(1)) {
            borrowed.close();
            borrowed.abort(Runnable::run);
            assertThat(pool.statistics().lent()).as("still lent to the next").isOne();
            physicalOf(next).work();
        }
    }

    @Test
    void abortingClosesThePhysicalConnection() throws SQLException {
        LaneConnection<Integer> borrowed = pool.borrow(1);
        borrowed.abort(Runnable::run);
        assertThat(borrowed.isClosed()).isTrue();
        assertThat(server.connected()).isZero();
        assertThat(pool.statistics().open()).isZero();
    }

    @ParameterizedTest
    @MethodSource
    void isDeadOnceItWasGivenBack(Method method) throws Exception {
        LaneConnection<Integer> borrowed = pool.borrow(1);
        borrowed.close();
        assertThatExceptionOfType(InvocationTargetException.class)
                .isThrownBy(() -> method.invoke(borrowed, anyArguments(method)))
                .satisfies(thrown -> assertThat(thrown.getCause())
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("given back"));
        assertThat(borrowed.isClosed()).isTrue();
        assertThat(borrowed.isValid(1)).isFalse();
        assertThat(borrowed.lane()).isEqualTo(1);
    }

    static Stream<Method> isDeadOnceItWasGivenBack() {
        return Arrays.stream(Connection.class.getMethods())
                .filter(method -> Modifier.isAbstract(method.getModifiers()))
                .filter(method -> !ANSWERED_AFTER_CLOSE.contains(method.getName()));
    }

    private static Object[] anyArguments(Method method) {
        return Arrays.stream(method.getParameterTypes())
                .map(LaneConnectionTests::anyArgument)
                .toArray();
    }

    private static Object anyArgument(Class<?> type) {
        if (type == int.class) {
            return 1;
        }
        if (type == boolean.class) {
            return true;
        }
        return type == Class.class ? Thread.class : null;
    }

    private FakeConnection physical() {
        return server.accepted.element();
    }

    private static FakeConnection physicalOf(Connection borrowed) throws SQLException {
        return borrowed.unwrap(FakeConnection.class);
    }

    interface SessionChange {
        void on(Connection connection) throws SQLException;
    }
}
