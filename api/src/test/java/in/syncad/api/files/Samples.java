package in.syncad.api.files;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;

/// Files as people upload them, and some as nobody should.
final class Samples {

    /// 300 by 200 pixels, as a browser writes it; Java has no writer. In Base64.
    static final String WEBP =
            "UklGRvQCAABXRUJQVlA4WAoAAAAgAAAAKwEAxwAASUNDUMgBAAAAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABh"
                    + "Y3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
                    + "AAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAAB"
                    + "UAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAA"
                    + "AAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9Y"
                    + "WVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAM"
                    + "ZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADZWUDggBgEAAJAUAJ0BKiwByAA/EYi/WSwpJqOhyAGA"
                    + "IglpbuF1UQzAB6lFveS/iqzAD9AMsA/QAAbaxoPUbeatavFVjQe7MT/ZkjqxoPdmKAtmZI6saD3ZigLZmSYNWNB7sxQFDlf3iqxo"
                    + "PdmJ05YMLxVY0HuzD9MZ78VWNB7sw/TGzd+KrGg92XHK/vFVjQe7MTpywYXiqxoPdmH6Yz34qsaD3Zh+mNm78VWNB7suOV/eKrEA"
                    + "AP7+KnfC2urff/5Z6mE1xaN+70yf91K35P/Gg+st3/Zq1PSF/vjeTulbiah4kdcSsE93JgR0acReBoWFvxYYaFhb8WGGhYW/Fhho"
                    + "WFvxYYaFhb8WGGhAAAA=";

    private Samples() {}

    /// Left half red, right half blue.
    static byte[] jpeg(int width, int height) {
        return image(width, height, "jpeg");
    }

    static byte[] png(int width, int height) {
        return image(width, height, "png");
    }

    static byte[] pdf(int length) {
        StringBuilder text = new StringBuilder("%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n");
        text.repeat("% nothing to see\n", Math.max(0, length / 17));
        return (text + "trailer\n<< /Root 1 0 R >>\n%%EOF\n").getBytes(StandardCharsets.US_ASCII);
    }

    static BufferedImage read(byte[] image) {
        try {
            return ImageIO.read(new ByteArrayInputStream(image));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] image(int width, int height, String format) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, width / 2, height);
        graphics.setColor(Color.BLUE);
        graphics.fillRect(width / 2, 0, width - width / 2, height);
        graphics.dispose();
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(image, format, bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
