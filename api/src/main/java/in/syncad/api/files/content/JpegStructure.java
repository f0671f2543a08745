package in.syncad.api.files.content;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// How a JPEG file is built (ITU T.81 annex B), as far as we need it.
///
/// @param progressive whether it has to be held in memory as a whole, whatever is wanted of it
/// @param passes how often a reader goes over all pixels; a few bytes are enough for one
record JpegStructure(Orientation orientation, boolean progressive, int passes) {

    /// Of everything that is not JPEG.
    static final JpegStructure NONE = new JpegStructure(Orientation.UPRIGHT, false, 1);

    private static final int START_OF_MARKER = 0xff00;
    private static final int FILLED = 0xffff;
    private static final int APP1 = 0xffe1;
    private static final int START_OF_FRAME_BASELINE = 0xffc0;
    private static final int START_OF_FRAME_EXTENDED = 0xffc1;
    private static final int START_OF_FRAME_LAST = 0xffcf;
    private static final int HUFFMAN_TABLES = 0xffc4;
    private static final int START_OF_SCAN = 0xffda;
    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
    private static final short ORIENTATION = 0x0112;
    private static final int ENTRY_BYTES = 12;

    /// @throws IOException also when it is not as a JPEG file should be
    static JpegStructure of(Path file) throws IOException {
        try (DataInputStream jpeg = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            return of(jpeg);
        } catch (EOFException e) {
            throw new IOException("a JPEG file without pixels", e);
        }
    }

    private static JpegStructure of(DataInputStream jpeg) throws IOException {
        Orientation orientation = Orientation.UPRIGHT;
        boolean progressive = false;
        jpeg.readUnsignedShort();
        for (int marker = marker(jpeg); marker != START_OF_SCAN; marker = marker(jpeg)) {
            byte[] segment = new byte[Math.max(0, jpeg.readUnsignedShort() - 2)];
            jpeg.readFully(segment);
            if (marker == APP1 && isExif(segment)) {
                orientation = orientation(segment);
            }
            progressive |= isProgressive(marker);
        }
        return new JpegStructure(orientation, progressive, 1 + passesAfterTheFirst(jpeg));
    }

    /// Among the pixels 0xff is always followed by zero, so that markers are found without reading them.
    private static int passesAfterTheFirst(DataInputStream jpeg) throws IOException {
        int passes = 0;
        int before = 0;
        for (int current = jpeg.read(); current >= 0; current = jpeg.read()) {
            if ((before << Byte.SIZE | current) == START_OF_SCAN) {
                passes++;
            }
            before = current;
        }
        return passes;
    }

    /// Any number of bytes 0xff may stand before it.
    private static int marker(DataInputStream jpeg) throws IOException {
        int marker = jpeg.readUnsignedShort();
        while (marker == FILLED) {
            marker = START_OF_MARKER | jpeg.readUnsignedByte();
        }
        return marker;
    }

    /// Everything but the two plain kinds of frame; a table has its number in the same range.
    private static boolean isProgressive(int marker) {
        return marker >= START_OF_FRAME_BASELINE
                && marker <= START_OF_FRAME_LAST
                && marker != START_OF_FRAME_BASELINE
                && marker != START_OF_FRAME_EXTENDED
                && marker != HUFFMAN_TABLES;
    }

    private static boolean isExif(byte[] segment) {
        return segment.length > EXIF.length && Arrays.equals(segment, 0, EXIF.length, EXIF, 0, EXIF.length);
    }

    /// Byte order, 42, offset of the first directory; that is a count, and entries of tag, type, count and value.
    private static Orientation orientation(byte[] segment) {
        ByteBuffer tiff = ByteBuffer.wrap(segment, EXIF.length, segment.length - EXIF.length)
                .slice();
        try {
            tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            int directory = tiff.getInt(4);
            int entries = Short.toUnsignedInt(tiff.getShort(directory));
            for (int entry = 0; entry < entries; entry++) {
                int at = directory + 2 + entry * ENTRY_BYTES;
                if (tiff.getShort(at) == ORIENTATION) {
                    return Orientation.ofExif(tiff.getShort(at + ENTRY_BYTES - 4));
                }
            }
        } catch (IndexOutOfBoundsException e) {
            // Many programs write broken EXIF; their pictures are as good as others.
            return Orientation.UPRIGHT;
        }
        return Orientation.UPRIGHT;
    }
}
