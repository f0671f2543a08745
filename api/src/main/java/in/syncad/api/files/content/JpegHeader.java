package in.syncad.api.files.content;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The segments of a JPEG file before its pixels (ITU T.81 annex B), as far as we need them.
final class JpegHeader {

    private static final int APP1 = 0xffe1;
    private static final int START_OF_SCAN = 0xffda;
    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
    private static final short ORIENTATION = 0x0112;
    private static final int ENTRY_BYTES = 12;

    private JpegHeader() {}

    /// Upright where nothing (readable) is said.
    ///
    /// @param jpeg from its first byte
    static Orientation orientation(DataInputStream jpeg) throws IOException {
        try {
            jpeg.readUnsignedShort();
            for (int marker = jpeg.readUnsignedShort(); marker != START_OF_SCAN; marker = jpeg.readUnsignedShort()) {
                byte[] segment = new byte[Math.max(0, jpeg.readUnsignedShort() - 2)];
                jpeg.readFully(segment);
                if (marker == APP1 && isExif(segment)) {
                    return orientation(ByteBuffer.wrap(segment, EXIF.length, segment.length - EXIF.length)
                            .slice());
                }
            }
            return Orientation.UPRIGHT;
        } catch (EOFException | BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
            return Orientation.UPRIGHT;
        }
    }

    private static boolean isExif(byte[] segment) {
        return segment.length > EXIF.length && Arrays.equals(segment, 0, EXIF.length, EXIF, 0, EXIF.length);
    }

    /// @param tiff byte order, 42, offset of the first directory; that is a count and entries of tag, type, count,
    /// value
    private static Orientation orientation(ByteBuffer tiff) {
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        int entries = Short.toUnsignedInt(tiff.getShort(directory));
        for (int entry = 0; entry < entries; entry++) {
            int at = directory + 2 + entry * ENTRY_BYTES;
            if (tiff.getShort(at) == ORIENTATION) {
                return Orientation.ofExif(tiff.getShort(at + ENTRY_BYTES - 4));
            }
        }
        return Orientation.UPRIGHT;
    }
}
