package in.syncad.api.students;

import static in.syncad.api.failures.ConstraintRule.conflict;
import static in.syncad.api.failures.ConstraintRule.invalid;

import in.syncad.api.failures.ConstraintRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the constraints of the table `student` mean.
@Configuration(proxyBeanMethods = false)
class StudentConstraintConfiguration {

    @Bean
    ConstraintRules studentConstraints() {
        return ConstraintRules.of(
                conflict(
                        "student_admission_no_unique",
                        "student.admission-no-taken",
                        "This admission number belongs to another student, perhaps one who has left."),
                conflict("student_photo_file", "file.in-use", "This file is a student's photo."),
                conflict("student_photo_file_unique", "file.in-use", "This file is another student's photo."),
                conflict("student_user_unique", "student.account-taken", "This account is another student's."),
                invalid(
                        "student_age_sane",
                        "student.age-impossible",
                        "/dateOfBirth",
                        "At admission a student is at least one and less than fifty years old."),
                invalid(
                        "student_left_after_admission",
                        "student.left-before-admission",
                        "/admissionDate",
                        "The admission date must not be after the last day."),
                invalid("student_email_form", "field.email", "/email", "must be a mail address"),
                invalid("student_name_given", "field.not-blank", "/firstName", "must not be blank"));
    }
}
