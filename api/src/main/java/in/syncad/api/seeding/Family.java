package in.syncad.api.seeding;

import in.syncad.api.guardians.Relation;
import in.syncad.api.students.Gender;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/// One guardian and the children who come to the demonstration school.
record Family(String lastName, Parent parent, List<Child> children) {

    record Parent(String firstName, Relation relation, String email) {}

    record Child(String admissionNo, String firstName, Gender gender, LocalDate born, String grade, String section) {}

    /// Addresses that no mail can reach, should this ever run where mails are real.
    private static final String MAIL = "%s@springfield.example";

    static final List<Family> ALL = List.of(
            family(
                    "Verma",
                    parent("Sunita", Relation.MOTHER),
                    child("SH-0001", "Asha", Gender.FEMALE, "2015-07-02", "5", "A"),
                    child("SH-0002", "Arjun", Gender.MALE, "2014-03-19", "6", "A")),
            family(
                    "Iyer",
                    parent("Raman", Relation.FATHER),
                    child("SH-0003", "Kavya", Gender.FEMALE, "2015-11-23", "5", "A")),
            family(
                    "Khan",
                    parent("Farah", Relation.MOTHER),
                    child("SH-0004", "Imran", Gender.MALE, "2015-05-30", "5", "A")),
            family(
                    "Das",
                    parent("Mohan", Relation.GRANDPARENT),
                    child("SH-0005", "Riya", Gender.FEMALE, "2015-01-09", "5", "B")),
            family(
                    "Singh",
                    parent("Gurpreet", Relation.FATHER),
                    child("SH-0006", "Harleen", Gender.FEMALE, "2015-09-14", "5", "B"),
                    child("SH-0007", "Jaspal", Gender.MALE, "2015-09-14", "5", "B")),
            family(
                    "Fernandes",
                    parent("Maria", Relation.MOTHER),
                    child("SH-0008", "Joel", Gender.MALE, "2014-12-01", "6", "A")));

    private static Family family(String lastName, Parent parent, Child... children) {
        return new Family(lastName, parent, List.of(children));
    }

    private static Parent parent(String firstName, Relation relation) {
        return new Parent(firstName, relation, mail(firstName));
    }

    private static Child child(
            String admissionNo, String firstName, Gender gender, String born, String grade, String section) {
        return new Child(admissionNo, firstName, gender, LocalDate.parse(born), grade, section);
    }

    static String mail(String name) {
        return MAIL.formatted(name.toLowerCase(Locale.ROOT));
    }
}
