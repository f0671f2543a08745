package in.syncad.bench.lanes;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import in.syncad.common.settings.DatabaseUrl;
import in.syncad.common.tenancy.CurrentSchool;
import in.syncad.common.tenancy.School;
import in.syncad.common.tenancy.SchoolDataSource;
import in.syncad.common.tenancy.SchoolId;
import in.syncad.common.tenancy.lanes.LaneObserver;
import in.syncad.common.tenancy.lanes.LanePool;
import in.syncad.common.tenancy.lanes.LaneSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/// What it costs to find a request's school among 10,000, bind it, and borrow and give back a connection to its
/// database. The connections are real, over TLS to PostgreSQL; nothing is asked of the server.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class RoutingBenchmark {

    private static final int REGISTERED = 10_000;
    private static final int BUDGET = 20;
    private static final String SLUG = "school-0";

    private final SchoolFleet fleet;
    private final SchoolDataSource dataSource;
    private final LanePool<SchoolId> lanes;
    private final HikariDataSource hikari;
    private final Map<SchoolId, HikariDataSource> hikaris;
    private final School school;

    /// @param arguments options of JMH
    public static void main(String[] arguments) throws RunnerException, CommandLineOptionException {
        new Runner(new OptionsBuilder()
                        .parent(new CommandLineOptions(arguments))
                        .include(RoutingBenchmark.class.getName())
                        .build())
                .run();
    }

    public RoutingBenchmark() {
        fleet = new SchoolFleet(REGISTERED, 1, BUDGET);
        dataSource = fleet.dataSource(BUDGET);
        school = fleet.directory().bySlug(SLUG).orElseThrow();
        DatabaseUrl url = fleet.firstSchool();
        lanes = LanePool.start(
                LaneSettings.ofBudget(BUDGET),
                (lane, patience) -> DriverManager.getConnection(url.jdbcUrl(), url.jdbcProperties()),
                LaneObserver.NONE);
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url.jdbcUrl());
        config.setDataSourceProperties(url.jdbcProperties());
        config.setMinimumIdle(1);
        hikari = new HikariDataSource(config);
        hikaris = Map.of(school.id(), hikari);
    }

    @TearDown
    public void stop() {
        hikari.close();
        lanes.close();
        dataSource.close();
        fleet.close();
    }

    @Benchmark
    public Connection borrowFromHikari() throws SQLException {
        try (Connection connection = hikari.getConnection()) {
            return connection;
        }
    }

    @Benchmark
    public Connection borrowFromLane() throws SQLException {
        try (Connection connection = lanes.borrow(school.id())) {
            return connection;
        }
    }

    @Benchmark
    public Optional<School> lookUp() {
        return fleet.directory().bySlug(SLUG);
    }

    @Benchmark
    public SchoolId bind() {
        return CurrentSchool.call(school, () -> CurrentSchool.get().id());
    }

    @Benchmark
    public Connection routeWithHikari() throws SQLException {
        School found = fleet.directory().bySlug(SLUG).orElseThrow();
        return CurrentSchool.call(found, () -> {
            try (Connection connection = hikariOf(CurrentSchool.get()).getConnection()) {
                return connection;
            }
        });
    }

    @Benchmark
    public Connection route() throws SQLException {
        School found = fleet.directory().bySlug(SLUG).orElseThrow();
        return CurrentSchool.call(found, () -> {
            try (Connection connection = dataSource.getConnection()) {
                return connection;
            }
        });
    }

    private HikariDataSource hikariOf(School found) {
        return Objects.requireNonNull(hikaris.get(found.id()));
    }
}
