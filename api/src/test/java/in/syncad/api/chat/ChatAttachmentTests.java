package in.syncad.api.chat;

import static in.syncad.api.chat.Talk.idOf;
import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.api.files.Storage;
import in.syncad.api.testing.ApiAnswer;
import in.syncad.api.testing.ApiClient;
import in.syncad.api.testing.Classroom;
import in.syncad.api.testing.RunningApi;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ChatAttachmentTests {

    private static final Classroom ROOM = new Classroom(RunningApi.shared(), "chat-files");
    private static final ApiClient TEACHER = ROOM.as("teacher");
    private static final ApiClient PARENT = ROOM.as("parent");
    private static final byte[] PDF =
            "%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"
                    .getBytes(StandardCharsets.US_ASCII);

    private final Talk group = Talk.group(TEACHER, idOf(PARENT));
    private final String file = Storage.ready(PARENT, "chat-attachment", "application/pdf", PDF);

    @Test
    void isReadByWhoCanReadTheMessage() {
        String attachment = group.message(attached(PARENT)) + "/attachments/" + file;

        assertThat(TEACHER.get(attachment).expect(200).body().get("url").asString())
                .startsWith("http");
        ROOM.admin.get(attachment).expect(404, "message.attachment-unknown");
        group.member(TEACHER, idOf(ROOM.as("student")), false).expect(204);
        ROOM.as("student").get(attachment).expect(404, "message.attachment-unknown");
    }

    @Test
    void isOfTheSendersOwnUploadsAndOfOneMessage() {
        attached(TEACHER).expect(422, "file.unknown");
        attached(PARENT).expect(201);
        attached(PARENT).expect(409, "file.in-use");
    }

    @Test
    void goesWithItsMessage() {
        String message = group.message(attached(PARENT));

        PARENT.delete(message, "*").expect(204);

        PARENT.get(message + "/attachments/" + file).expect(404, "message.attachment-unknown");
        PARENT.get("/api/v1/files/" + file + "/url").expect(404);
    }

    private ApiAnswer attached(ApiClient author) {
        return group.sayBy(author, Map.of("clientId", UUID.randomUUID(), "body", "", "attachments", List.of(file)));
    }
}
