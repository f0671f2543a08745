package in.syncad.api.sections;

import static in.syncad.api.failures.ConstraintRule.conflict;
import static in.syncad.api.failures.ConstraintRule.invalid;

import in.syncad.api.failures.ConstraintRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the constraints of years, sections and enrolments mean.
@Configuration(proxyBeanMethods = false)
class SectionConstraintConfiguration {

    @Bean
    ConstraintRules yearConstraints() {
        return ConstraintRules.of(
                conflict("academic_year_code_unique", "academic-year.code-taken", "There is a year with this code."),
                conflict("academic_year_no_overlap", "academic-year.overlaps", "It overlaps with another year."),
                invalid(
                        "academic_year_length",
                        "academic-year.length",
                        "/endsOn",
                        "A year ends after it begins and lasts two calendar years at most."));
    }

    @Bean
    ConstraintRules sectionConstraints() {
        return ConstraintRules.of(
                conflict("section_unique", "section.name-taken", "The grade has a section of this name in that year."),
                invalid("section_grade_known", "section.grade-unknown", "/grade", "There is no such grade."),
                invalid(
                        "section_academic_year_id_fkey",
                        "section.year-unknown",
                        "/academicYearId",
                        "There is no such academic year."));
    }

    @Bean
    ConstraintRules enrolmentConstraints() {
        return ConstraintRules.of(
                conflict("enrolment_once_a_year", "enrolment.once-a-year", "The student is enrolled in that year."),
                conflict("enrolment_roll_no_unique", "enrolment.roll-no-taken", "This number is taken in the section."),
                conflict("enrolment_student_present", "enrolment.student-left", "The student has left the school."),
                invalid(
                        "enrolment_within_year",
                        "enrolment.outside-year",
                        "/startsOn",
                        "An enrolment begins within its academic year."));
    }
}
