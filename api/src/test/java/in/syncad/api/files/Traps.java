package in.syncad.api.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Files as nobody should upload them.
final class Traps {

    private static final int BEFORE_FIRST_CHUNK = 8;
    private static final int AFTER_HEADER_CHUNK = 33;

    private Traps() {}

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] joined(byte[]... pieces) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        Arrays.stream(pieces).forEach(all::writeBytes);
        return all.toByteArray();
    }

    /// A few hundred bytes for each megabyte of nothing.
    static byte[] zip(int megabytes) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("nothing"));
            for (int megabyte = 0; megabyte < megabytes; megabyte++) {
                zip.write(new byte[1 << 20]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /// A picture whose header claims that size; the pixels are missing.
    static byte[] pngOf(int width, int height) {
        byte[] header = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 2, 0, 0, 0})
                .array();
        byte[] png = Samples.png(8, 8);
        return joined(Arrays.copyOf(png, BEFORE_FIRST_CHUNK), chunk("IHDR", header), pixels(png));
    }

    /// A picture with a text in it that unpacks to so many megabytes.
    static byte[] pngWithPackedText(int megabytes) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        text.writeBytes(text("Comment\0\0"));
        try (OutputStream packed = new DeflaterOutputStream(text)) {
            for (int megabyte = 0; megabyte < megabytes; megabyte++) {
                packed.write(new byte[1 << 20]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] png = Samples.png(64, 64);
        return joined(Arrays.copyOf(png, AFTER_HEADER_CHUNK), chunk("zTXt", text.toByteArray()), pixels(png));
    }

    /// A JPEG file with another segment right after its first two bytes.
    static byte[] jpegWith(byte[] jpeg, int marker, byte[] segment) {
        byte[] start = ByteBuffer.allocate(4)
                .putShort((short) marker)
                .putShort((short) (segment.length + 2))
                .array();
        return joined(Arrays.copyOf(jpeg, 2), start, segment, Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    /// What a camera notes: how it was held, and after that whatever text.
    static byte[] exif(int orientation, String text) {
        ByteBuffer exif = ByteBuffer.allocate(32)
                .put(text("Exif\0\0MM"))
                .putShort((short) 42)
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0)
                .putInt(0);
        return joined(exif.array(), text(text));
    }

    /// Claims another size, and that it is built up in several passes.
    static byte[] progressiveJpegOf(int width, int height) {
        byte[] jpeg = Samples.jpeg(64, 64);
        for (int at = 0; at < jpeg.length - 9; at++) {
            if (jpeg[at] == (byte) 0xff && jpeg[at + 1] == (byte) 0xc0) {
                jpeg[at + 1] = (byte) 0xc2;
                ByteBuffer.wrap(jpeg).putShort(at + 5, (short) height).putShort(at + 7, (short) width);
                return jpeg;
            }
        }
        throw new IllegalStateException("no frame in it");
    }

    /// Of a size that is fine, but a reader would go over it that often.
    static byte[] jpegOfManyPasses(int passes) {
        byte[][] pieces = new byte[passes][];
        Arrays.fill(pieces, new byte[] {(byte) 0xff, (byte) 0xda, 0, 8, 1, 1, 0, 0, 63, 0});
        return joined(progressiveJpegOf(5_000, 5_000), joined(pieces));
    }

    private static byte[] pixels(byte[] png) {
        return Arrays.copyOfRange(png, AFTER_HEADER_CHUNK, png.length);
    }

    private static byte[] chunk(String name, byte[] data) {
        byte[] body = joined(text(name), data);
        CRC32 checksum = new CRC32();
        checksum.update(body);
        return joined(
                ByteBuffer.allocate(4).putInt(data.length).array(),
                body,
                ByteBuffer.allocate(4).putInt((int) checksum.getValue()).array());
    }
}
