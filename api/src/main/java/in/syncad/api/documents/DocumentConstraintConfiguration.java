package in.syncad.api.documents;

import static in.syncad.api.failures.ConstraintRule.conflict;
import static in.syncad.api.failures.ConstraintRule.invalid;

import in.syncad.api.failures.ConstraintRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the constraints of the tables of documents mean.
@Configuration(proxyBeanMethods = false)
class DocumentConstraintConfiguration {

    private static final String SHARED_ALREADY = "document.shared-already";
    private static final String REMOVED = "document.removed";
    private static final String IS_GONE = "The document has just been removed for good.";

    @Bean
    ConstraintRules documentConstraints() {
        return ConstraintRules.of(
                invalid("document_title_given", "field.not-blank", "/title", "must not be blank"),
                conflict("document_share_person_once", SHARED_ALREADY, "It is shared with this person already."),
                conflict("document_share_section_once", SHARED_ALREADY, "It is shared with this section already."),
                conflict("document_share_document_id_fkey", REMOVED, IS_GONE),
                conflict("document_comment_document_id_fkey", REMOVED, IS_GONE),
                invalid("document_share_person_known", "user.unknown", "/personId", "There is no such person."),
                invalid("document_share_section_known", "section.unknown", "/sectionId", "There is no such section."));
    }
}
