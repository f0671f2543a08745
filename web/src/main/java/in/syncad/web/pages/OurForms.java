package in.syncad.web.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Set;
import org.springframework.http.HttpHeaders;

/// Tells the forms of our own pages from forged ones.
public final class OurForms {

    private static final Set<String> READING = Set.of("GET", "HEAD");

    private OurForms() {}

    /// Whether the request changes something and does not come from a page of this very origin. A cookie comes along
    /// from wherever a form is sent; browsers say in these headers where that was. The attribute `SameSite` is not
    /// enough: the pages of all schools are on the same site.
    public static boolean isForged(HttpServletRequest request) {
        return !READING.contains(request.getMethod()) && !isFromOurPage(request);
    }

    private static boolean isFromOurPage(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin");
        }
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        try {
            return origin != null
                    && String.valueOf(URI.create(origin).getAuthority())
                            .equalsIgnoreCase(request.getHeader(HttpHeaders.HOST));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
