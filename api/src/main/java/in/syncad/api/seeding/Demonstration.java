package in.syncad.api.seeding;

import in.syncad.api.sections.AcademicYear;
import in.syncad.api.sections.AcademicYearDetails;
import in.syncad.api.sections.AcademicYears;
import in.syncad.api.sections.SectionDetails;
import in.syncad.api.sections.SectionDetails.Teaching;
import in.syncad.api.sections.Sections;
import in.syncad.api.security.Caller;
import in.syncad.api.security.Role;
import in.syncad.api.users.Login;
import in.syncad.api.users.Users;
import in.syncad.api.web.SchoolCalendar;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Plants a school year, sections, staff of every role and some families, by the same verbs that a school-admin uses.
/// What is there already is left as it is.
@Component
class Demonstration {

    /// In India the school year begins in April.
    private static final Month FIRST_MONTH = Month.APRIL;

    private final Users users;
    private final AcademicYears years;
    private final Sections sections;
    private final Admissions admissions;
    private final SchoolCalendar calendar;

    Demonstration(Users users, AcademicYears years, Sections sections, Admissions admissions, SchoolCalendar calendar) {
        this.users = users;
        this.years = years;
        this.sections = sections;
        this.admissions = admissions;
        this.calendar = calendar;
    }

    void plant() {
        Caller admin = new Caller(users.firstAdmin(), new UUID(0, 0), Set.of(Role.SCHOOL_ADMIN));
        UUID ravi = open("Ravi Rao", Role.TEACHER, admin);
        UUID anita = open("Anita Desai", Role.TEACHER, admin);
        UUID vikram = open("Vikram Seth", Role.TEACHER, admin);
        open("Leela Nair", Role.RECEPTION, admin);
        open("Suresh Gupta", Role.ACCOUNTANT, admin);
        open("Nandini Bose", Role.LIBRARIAN, admin);
        open("Abdul Karim", Role.TRANSPORT_MANAGER, admin);
        AcademicYear year = currentYear(admin);
        Map<String, UUID> rooms = Map.of(
                "5 A", section(year, "5", "A", ravi, anita, admin),
                "5 B", section(year, "5", "B", anita, ravi, admin),
                "6 A", section(year, "6", "A", vikram, ravi, admin));
        Family.ALL.forEach(family -> admissions.admit(family, year, rooms, admin));
    }

    private UUID open(String name, Role role, Caller admin) {
        return users.openFor(new Login.Mail(Family.mail(name.replace(' ', '.'))), name, role, admin);
    }

    private AcademicYear currentYear(Caller admin) {
        return years.all().stream().filter(AcademicYear::current).findFirst().orElseGet(() -> {
            LocalDate today = calendar.today();
            int first = today.getMonth().compareTo(FIRST_MONTH) < 0 ? today.getYear() - 1 : today.getYear();
            LocalDate start = LocalDate.of(first, FIRST_MONTH, 1);
            String code = "%d-%02d".formatted(first, (first + 1) % 100);
            return years.add(
                    new AcademicYearDetails(code, start, start.plusYears(1).minusDays(1)), admin);
        });
    }

    private UUID section(AcademicYear year, String grade, String name, UUID classTeacher, UUID maths, Caller admin) {
        return sections.findByName(year.id(), grade, name).orElseGet(() -> {
            List<Teaching> teachers = List.of(new Teaching(maths, "Maths"));
            SectionDetails details = new SectionDetails(year.id(), grade, name, classTeacher, teachers);
            return sections.add(details, admin).value().id();
        });
    }
}
