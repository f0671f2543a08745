package in.syncad.api.documents;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.api.security.Role;
import in.syncad.api.testing.ApiAnswer;
import in.syncad.api.testing.RunningApi;
import in.syncad.common.tenancy.CurrentSchool;
import in.syncad.common.tenancy.School;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Comments stay with the piece that they are about.
class CommentTests {

    private static final RunningApi API = RunningApi.shared();

    private static School school;

    private Editor owner;
    private Editor student;
    private String document;
    private String comments;

    @BeforeAll
    static void openSchool() {
        school = API.schools().create("comments-school");
    }

    @BeforeEach
    void write() throws Exception {
        owner = Editor.at(API, school, Role.TEACHER);
        student = Editor.at(API, school, Role.STUDENT);
        document = owner.create();
        comments = "/api/v1/documents/%s/comments".formatted(document);
        owner.write(document, 0, "[\"one two three\"]");
        owner.expect("op");
    }

    @AfterEach
    void leave() {
        owner.close();
        student.close();
    }

    @Test
    void aPieceMovesWithWhatIsWritten() throws Exception {
        commented(owner, 1, 4, 7).expect(201);
        owner.write(document, 1, "[\"zero \",4,\"t\"]");
        owner.expect("op");
        assertPiece(2, 9, 13);

        // What is brought there for good, before operations are forgotten, is the same.
        CurrentSchool.run(school, () -> API.bean(Comments.class).bringTo(UUID.fromString(document), 2));
        assertPiece(2, 9, 13);

        owner.write(document, 2, "[7,{\"d\":9}]");
        owner.expect("op");
        assertPiece(3, 7, 7);
    }

    @Test
    void whoHasItOpenIsToldThatThereIsSomethingNew() throws Exception {
        owner.share(document, student, "viewer");
        student.subscribe(document);
        commented(owner, 1, 0, 3).expect(201);
        assertThat(student.nextPacket()).isEqualTo("42[\"document-comments\",{\"document\":\"" + document + "\"}]");
    }

    @Test
    void commentersCommentAndViewersDoNot() {
        commented(student, 1, 0, 3).expect(404, "document.unknown");
        String share = owner.share(document, student, "viewer");
        commented(student, 1, 0, 3).expect(403, "document.read-only");
        owner.http().delete(share, "*").expect(204);
        owner.share(document, student, "commenter");
        commented(student, 1, 0, 3).expect(201);
    }

    @Test
    void onesOwnCommentsAreOnesOwn() {
        owner.share(document, student, "commenter");
        String ofOwner = commented(owner, 1, 0, 3).header("Location");
        String ofStudent = commented(student, 1, 0, 3).header("Location");

        resolve(student, ofOwner).expect(403, "document.comment-not-yours");
        student.http().delete(ofOwner, "*").expect(403, "document.comment-not-yours");
        assertThat(resolve(student, ofStudent).expect(200).body().has("resolvedAt"))
                .isTrue();
        resolve(owner, ofStudent).expect(409, "document.comment-resolved-already");
        owner.http().delete(ofStudent, "*").expect(204);
        owner.http().delete(ofStudent, "*").expect(404, "document.comment-unknown");
        resolve(owner, ofOwner).expect(200);
    }

    @Test
    void refusesPiecesThatCannotBe() {
        commented(owner, 1, 3, 2).expect(422, "document.piece-impossible");
        commented(owner, 2, 0, 1).expect(404, "document.version-unknown");
        commented(owner, -1, 0, 1).expect(422);
        commented(owner, 1, 0, Integer.MAX_VALUE).expect(422);
    }

    private ApiAnswer commented(Editor by, int version, int start, int end) {
        return by.http().post(comments, Map.of("body", "Really?", "version", version, "start", start, "end", end));
    }

    private static ApiAnswer resolve(Editor by, String comment) {
        return by.http().send("POST", comment + "/resolve", null, Map.of("If-Match", "*"));
    }

    private void assertPiece(int version, int start, int end) {
        JsonNode comment =
                owner.http().get(comments).expect(200).body().get("items").get(0);
        assertThat(comment.get("version").asInt()).isEqualTo(version);
        assertThat(comment.get("start").asInt()).isEqualTo(start);
        assertThat(comment.get("end").asInt()).isEqualTo(end);
    }
}
