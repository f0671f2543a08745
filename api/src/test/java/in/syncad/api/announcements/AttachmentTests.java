package in.syncad.api.announcements;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.api.files.Storage;
import in.syncad.api.testing.ApiClient;
import in.syncad.api.testing.Classroom;
import in.syncad.api.testing.Parent;
import in.syncad.api.testing.RunningApi;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AttachmentTests {

    private static final Classroom ROOM = new Classroom(RunningApi.shared(), "attaching");
    private static final String PATH = "/api/v1/announcements";
    private static final byte[] PDF = """
            %PDF-1.7
            1 0 obj
            << /Type /Catalog >>
            endobj
            trailer
            << /Root 1 0 R >>
            %%EOF
            """.getBytes(StandardCharsets.US_ASCII);

    @Test
    void isReadByRecipientsAndNobodyElse() throws Exception {
        Parent inside = Parent.of(ROOM, ROOM.studentInA);
        Parent outside = Parent.of(ROOM, ROOM.studentInB);
        String file = uploaded(ROOM.admin);
        String id = Classroom.id(ROOM.admin.post(PATH, details(file)));
        String attachment = PATH + "/" + id + "/attachments/" + file;
        inside.client().get(attachment).expect(404);
        ROOM.admin
                .send("POST", PATH + "/" + id + "/publish", null, Map.of("If-Match", "*"))
                .expect(200);

        String url =
                inside.client().get(attachment).expect(200).body().get("url").asString();

        HttpResponse<byte[]> read = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofByteArray());
        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(read.body()).isEqualTo(PDF);
        outside.client().get(attachment).expect(404);
        inside.client().get("/api/v1/files/" + file + "/url").expect(404);
        inside.client()
                .get(PATH + "/" + id + "/attachments/" + ROOM.studentInA)
                .expect(404, "announcement.attachment-unknown");
    }

    @Test
    void isOfTheAuthorsOwnUploadsAndOfOneAnnouncement() {
        String file = uploaded(ROOM.admin);
        ROOM.as("teacher").post(PATH, details(file)).expect(422, "file.unknown");
        ROOM.admin.post(PATH, details(ROOM.studentInA)).expect(422, "file.unknown");
        String id = Classroom.id(ROOM.admin.post(PATH, details(file)));

        ROOM.admin.post(PATH, details(file)).expect(409, "file.in-use");

        ROOM.admin.patch(PATH + "/" + id, "*", Map.of("attachments", List.of())).expect(200);
        ROOM.admin.post(PATH, details(file)).expect(422, "file.unknown");
    }

    private static String uploaded(ApiClient client) {
        return Storage.ready(client, "announcement-attachment", "application/pdf", PDF);
    }

    private static Map<String, Object> details(String file) {
        return Map.of(
                "title",
                "Timetable",
                "body",
                "Attached",
                "targets",
                List.of(Map.of("kind", "section", "value", ROOM.sectionA)),
                "attachments",
                List.of(file));
    }
}
