package in.syncad.api.applications;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/// Résumés as applicants and attackers write them.
final class Resume {

    private Resume() {}

    static byte[] of(String... lines) {
        return saved(new PDDocument(), lines);
    }

    static byte[] encrypted(String... lines) {
        PDDocument document = new PDDocument();
        try {
            document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return saved(document, lines);
    }

    /// Kilobytes that unpack to one word of that many mebibytes.
    static byte[] bomb(int mebibytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
            deflater.write("BT (".getBytes(StandardCharsets.US_ASCII));
            byte[] text = "a".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < mebibytes; i++) {
                deflater.write(text);
            }
        }
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        pdf.writeBytes("""
                %%PDF-1.7
                1 0 obj
                << /Type /Catalog /Pages 2 0 R >>
                endobj
                2 0 obj
                << /Type /Pages /Kids [3 0 R] /Count 1 >>
                endobj
                3 0 obj
                << /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R >>
                endobj
                4 0 obj
                << /Length %d /Filter /FlateDecode >>
                stream
                """.formatted(packed.size()).getBytes(StandardCharsets.US_ASCII));
        pdf.writeBytes(packed.toByteArray());
        pdf.writeBytes("""

                endstream
                endobj
                trailer
                << /Root 1 0 R >>
                %%EOF
                """.getBytes(StandardCharsets.US_ASCII));
        return pdf.toByteArray();
    }

    private static byte[] saved(PDDocument document, String... lines) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (document) {
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(new PDType1Font(FontName.HELVETICA), 11);
                content.setLeading(14);
                content.newLineAtOffset(50, 700);
                for (String line : lines) {
                    content.showText(line);
                    content.newLine();
                }
                content.endText();
            }
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
