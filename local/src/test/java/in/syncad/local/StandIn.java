package in.syncad.local;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/// In place of a service: an executable jar that answers 200 to everything on `HOST` and `PORT`; with
/// `STAND_IN=fails` it ends at once, complaining; told so, it ends after the start as Spring Boot does.
public final class StandIn {

    private StandIn() {}

    public static void main(String[] arguments) throws IOException {
        if ("fails".equals(System.getenv("STAND_IN"))) {
            System.err.println("DATABASE_URL is not set; expected: a postgresql URL");
            System.exit(3);
        }
        int port = Integer.parseInt(System.getenv("PORT"));
        HttpServer server = HttpServer.create(new InetSocketAddress(System.getenv("HOST"), port), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("stopped in order")));
        server.start();
        if (System.getProperty("spring.context.exit") != null) {
            System.exit(0);
        }
        System.out.println("variables " + System.getenv().keySet());
    }

    static Path jar(Path directory) throws IOException {
        Path jar = directory.resolve("stand-in.jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, StandIn.class.getName());
        String entry = StandIn.class.getName().replace('.', '/') + ".class";
        try (JarOutputStream content = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            content.putNextEntry(new ZipEntry(entry));
            StandIn.class.getClassLoader().getResourceAsStream(entry).transferTo(content);
        }
        return jar;
    }
}
