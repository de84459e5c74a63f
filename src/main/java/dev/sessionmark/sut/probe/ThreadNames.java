package dev.sessionmark.sut.probe;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Tells which of Java's threads one of Linux is, by its name. Linux keeps 15 bytes of a name, and
 * who gives it one chooses which: so a name is not read for what its rest may have been, but looked
 * for among what would be left of the names of the threads that live.
 */
final class ThreadNames {

    /** What Linux keeps. */
    private static final int KEPT = 15;

    /** What HotSpot leaves of a longer name, with two dots between. */
    private static final int HOTSPOT_FIRST = 7;

    private static final int HOTSPOT_LAST = 6;

    private final Set<String> chosen = new HashSet<>();
    private final Set<String> others = new HashSet<>();

    /**
     * @param names whole, of the threads that live
     * @param choice which of them are looked for
     */
    ThreadNames(Collection<String> names, Predicate<String> choice) {
        for (String name : names) {
            (choice.test(name) ? chosen : others).addAll(left(name));
        }
    }

    /** Whether a thread that Linux calls so is one of those, and can be no other. */
    boolean has(String linux) {
        return chosen.contains(linux) && !others.contains(linux);
    }

    /** Whether a thread that Linux calls so is one of Java's. */
    boolean knows(String linux) {
        return chosen.contains(linux) || others.contains(linux);
    }

    private static Set<String> left(String name) {
        int length = name.length();
        if (length <= KEPT) {
            return Set.of(name);
        }
        String hotspot =
                name.substring(0, HOTSPOT_FIRST) + ".." + name.substring(length - HOTSPOT_LAST);
        // A native executable keeps the last ones, whoever does nothing the first.
        return Set.of(hotspot, name.substring(length - KEPT), name.substring(0, KEPT));
    }
}
