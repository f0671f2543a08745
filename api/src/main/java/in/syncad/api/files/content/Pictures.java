package in.syncad.api.files.content;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Writes pictures anew. What is not pixels does not survive: EXIF with its GPS, comments, profiles, whatever was
/// appended.
final class Pictures {

    /// Phones make pictures of 50 megapixels, some twice that; a flood claims billions.
    private static final long MOST_PIXELS = 110_000_000;
    /// Of formats that cannot be read row by row: up to 6 bytes of memory each.
    private static final long MOST_PIXELS_AT_ONCE = 40_000_000;

    /// Pixels times passes over them: seconds. Cameras need 10 passes at most.
    private static final long MOST_WORK = 1_000_000_000;

    /// No JPEG is longer, and one row of a longer PNG would already fill the memory.
    private static final int LONGEST_SIDE_SAID = 65_535;

    /// A page of A4 at 200 dpi stays readable.
    private static final int LONGEST_SIDE = 2_560;

    private static final int THUMBNAIL_SIDE = 256;
    private static final float QUALITY = 0.85f;
    /// Each takes up to 4 bytes for each of (2 * LONGEST_SIDE) squared pixels: 105 MB.
    private static final int AT_ONCE = 2;

    /// Then others may use the thread.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Semaphore room = new Semaphore(AT_ONCE);

    /// @throws IOException when there is no room at the moment, or the file cannot be read
    Finding rewrite(Path file, FileType type) throws IOException {
        requireRoom();
        try (ImageInputStream input = new FileImageInputStream(file.toFile())) {
            return rewrite(input, file, type);
        } finally {
            room.release();
        }
    }

    private void requireRoom() throws IOException {
        try {
            if (!room.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException("too many pictures at once");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped while waiting for room");
        }
    }

    private static Finding rewrite(ImageInputStream input, Path file, FileType type) throws IOException {
        ImageReader reader = readerOf(type);
        try {
            reader.setInput(input, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            JpegStructure structure = type == FileType.JPEG ? JpegStructure.of(file) : JpegStructure.NONE;
            boolean atOnce = type == FileType.WEBP || structure.progressive();
            if (isFlood(width, height, atOnce) || (long) width * height * structure.passes() > MOST_WORK) {
                return new Finding.Flawed(Flaw.TOO_MANY_PIXELS);
            }
            BufferedImage read = reader.read(0, small(reader, Math.max(width, height)));
            return new Finding.SoundPicture(picture(structure.orientation().upright(read), type.storedAs()));
        } catch (IOException | RuntimeException e) {
            // Readers throw all sorts of things at broken input.
            return new Finding.Flawed(Flaw.UNREADABLE);
        } finally {
            reader.dispose();
        }
    }

    private static boolean isFlood(int width, int height, boolean atOnce) {
        return Math.max(width, height) > LONGEST_SIDE_SAID
                || (long) width * height > (atOnce ? MOST_PIXELS_AT_ONCE : MOST_PIXELS);
    }

    private static ImageReader readerOf(FileType type) {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByMIMEType(type.mime());
        if (!readers.hasNext()) {
            throw new IllegalStateException("no reader for " + type);
        }
        return readers.next();
    }

    /// Skips pixels while reading, so that no picture is held in more than twice the size that is kept, each way.
    private static ImageReadParam small(ImageReader reader, int longest) {
        ImageReadParam param = reader.getDefaultReadParam();
        int every = Math.max(1, longest / LONGEST_SIDE);
        param.setSourceSubsampling(every, every, 0, 0);
        return param;
    }

    private static Picture picture(BufferedImage upright, FileType type) throws IOException {
        BufferedImage kept = scaled(upright, LONGEST_SIDE, type);
        return new Picture(written(kept, type), written(scaled(kept, THUMBNAIL_SIDE, FileType.JPEG), FileType.JPEG));
    }

    /// By halves, which looks better than at once, in sRGB. JPEG knows no transparency: white shines through.
    private static BufferedImage scaled(BufferedImage image, int side, FileType type) {
        int longest = Math.max(image.getWidth(), image.getHeight());
        double factor = Math.min(1, (double) side / longest);
        BufferedImage current = image;
        while (longest * factor * 2 < Math.max(current.getWidth(), current.getHeight())) {
            current = drawn(current, half(current.getWidth()), half(current.getHeight()), type);
        }
        return drawn(
                current,
                (int) Math.max(1, Math.round(image.getWidth() * factor)),
                (int) Math.max(1, Math.round(image.getHeight() * factor)),
                type);
    }

    private static int half(int length) {
        return Math.max(1, length / 2);
    }

    private static BufferedImage drawn(BufferedImage image, int width, int height, FileType type) {
        boolean opaque = type != FileType.PNG || !image.getColorModel().hasAlpha();
        BufferedImage target =
                new BufferedImage(width, height, opaque ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = target.createGraphics();
        if (opaque) {
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, width, height);
        }
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(image, 0, 0, width, height, null);
        graphics.dispose();
        return target;
    }

    private static byte[] written(BufferedImage image, FileType type) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByMIMEType(type.mime()).next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(output);
            ImageWriteParam param = writer.getDefaultWriteParam();
            if (type == FileType.JPEG) {
                param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                param.setCompressionQuality(QUALITY);
            }
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
