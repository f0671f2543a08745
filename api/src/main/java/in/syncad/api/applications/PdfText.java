package in.syncad.api.applications;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Timer;
import java.util.TimerTask;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;

/// A program that reads a PDF from its input and writes the text of the first pages to its output. It ends by itself
/// in time, also when who started it is gone. Its exit code says how it went; 1 and 3 are the JVM's.
final class PdfText {

    static final int READ = 0;
    static final int ENCRYPTED = 10;
    static final int BROKEN = 11;
    static final int OUT_OF_TIME = 12;
    static final int MOST_CHARACTERS = 60_000;

    private static final int MOST_PAGES = 30;

    private PdfText() {}

    /// @param arguments how many milliseconds it may take
    static void main(String[] arguments) throws IOException {
        Timer timer = new Timer(true);
        timer.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        Runtime.getRuntime().halt(OUT_OF_TIME);
                    }
                },
                Long.parseLong(arguments[0]));
        Runtime.getRuntime().halt(copy(System.in.readAllBytes(), outputWithoutLogs()));
    }

    /// Whatever libraries print goes nowhere: it may quote the file, and must not be taken for its text.
    private static OutputStream outputWithoutLogs() {
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        return new FileOutputStream(FileDescriptor.out);
    }

    private static int copy(byte[] pdf, OutputStream output) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            if (document.isEncrypted()) {
                return ENCRYPTED;
            }
            output.write(textOf(document).getBytes(StandardCharsets.UTF_8));
            return READ;
        } catch (InvalidPasswordException e) {
            return ENCRYPTED;
        } catch (IOException | RuntimeException | StackOverflowError e) {
            return BROKEN;
        }
    }

    private static String textOf(PDDocument document) throws IOException {
        PDFTextStripper stripper = new PDFTextStripper();
        StringBuilder text = new StringBuilder();
        int pages = Math.min(document.getNumberOfPages(), MOST_PAGES);
        for (int page = 1; page <= pages && text.length() < MOST_CHARACTERS; page++) {
            stripper.setStartPage(page);
            stripper.setEndPage(page);
            text.append(stripper.getText(document));
        }
        return text.substring(0, Math.min(text.length(), MOST_CHARACTERS));
    }
}
