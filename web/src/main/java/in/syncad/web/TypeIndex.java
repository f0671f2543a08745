package in.syncad.web;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which names may stand for something of a class, in the order in which they were added. Not for several threads.
final class TypeIndex {

    private final List<String> names = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<Class<?>, BitSet> byType = new HashMap<>();
    private final BitSet ofAnyType = new BitSet();

    void add(String name, Class<?> type) {
        enter(type, number(name));
    }

    void addOfAnyType(String name) {
        ofAnyType.set(number(name));
    }

    /// It is of this class as well. Unknown names are ignored.
    void refine(String name, Class<?> type) {
        Integer number = numbers.get(name);
        if (number != null && !ofAnyType.get(number)) {
            enter(type, number);
        }
    }

    List<String> candidates(Class<?> wanted) {
        BitSet fitting = (BitSet) ofAnyType.clone();
        BitSet known = byType.get(wanted);
        if (known != null) {
            fitting.or(known);
        }
        return fitting.stream().mapToObj(names::get).toList();
    }

    private int number(String name) {
        numbers.put(name, names.size());
        names.add(name);
        return names.size() - 1;
    }

    /// With all that it extends and implements; what is there already has those, too.
    private void enter(Class<?> type, int number) {
        BitSet all = byType.computeIfAbsent(type, added -> new BitSet());
        if (all.get(number)) {
            return;
        }
        all.set(number);
        if (type.isArray()) {
            // Of all arrays that may hold its elements; not worth a list.
            ofAnyType.set(number);
        }
        Class<?> parent = type.isInterface() ? Object.class : type.getSuperclass();
        if (parent != null) {
            enter(parent, number);
        }
        for (Class<?> implemented : type.getInterfaces()) {
            enter(implemented, number);
        }
    }
}
