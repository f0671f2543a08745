package in.syncad.common.schema;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The tables of a school's database, each after those that it refers to.
final class TableOrder {

    private TableOrder() {}

    /// Tables that refer to each other in a circle come last, by name.
    static List<String> of(JdbcClient sql) {
        Set<String> left = new LinkedHashSet<>(tables(sql));
        Map<String, Set<String>> references = references(sql);
        List<String> ordered = new ArrayList<>();
        while (!left.isEmpty()) {
            List<String> ready = left.stream()
                    .filter(table ->
                            references.getOrDefault(table, Set.of()).stream().noneMatch(left::contains))
                    .toList();
            List<String> next = ready.isEmpty() ? List.copyOf(left) : ready;
            ordered.addAll(next);
            next.forEach(left::remove);
        }
        return ordered;
    }

    private static List<String> tables(JdbcClient sql) {
        return sql.sql("""
                        SELECT relname FROM pg_class
                        WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
                          AND relname <> 'flyway_schema_history'
                        ORDER BY relname
                        """).query((row, number) -> row.getString("relname")).list();
    }

    private static Map<String, Set<String>> references(JdbcClient sql) {
        return sql
                .sql("""
                        SELECT child.relname AS child, parent.relname AS parent
                        FROM pg_constraint
                        JOIN pg_class child ON child.oid = conrelid
                        JOIN pg_class parent ON parent.oid = confrelid
                        WHERE contype = 'f' AND conrelid <> confrelid
                        """)
                .query((row, number) -> List.of(row.getString("child"), row.getString("parent")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        List::getFirst, Collectors.mapping(List::getLast, Collectors.toUnmodifiableSet())));
    }
}
