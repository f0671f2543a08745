package in.syncad.api.applications;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/// Words that schools look for in résumés. Knows nothing of what stands around them.
final class Keywords {

    private static final Map<String, Pattern> QUALIFICATIONS = words(
            "B.Ed", "M.Ed", "D.El.Ed", "B.A", "M.A", "B.Sc", "M.Sc", "B.Com", "M.Com", "B.Tech", "M.Tech", "MBA",
            "M.Phil", "Ph.D", "CTET", "TET", "NET");

    private static final Map<String, Pattern> SKILLS = words(
            "Mathematics",
            "Physics",
            "Chemistry",
            "Biology",
            "Computer Science",
            "Economics",
            "History",
            "Geography",
            "Music",
            "Physical Education",
            "Special Education",
            "Counselling",
            "Accounting",
            "Tally",
            "Excel",
            "Library",
            "First Aid",
            "Driving",
            "CBSE",
            "ICSE");

    private static final Map<String, Pattern> LANGUAGES = words(
            "English",
            "Hindi",
            "Bengali",
            "Gujarati",
            "Kannada",
            "Malayalam",
            "Marathi",
            "Punjabi",
            "Sanskrit",
            "Tamil",
            "Telugu",
            "Urdu");

    private static final Pattern EXPERIENCE = Pattern.compile(
            "\\b(\\d{1,2})\\s?\\+?\\s?(?:years?|yrs?)\\s(?:of\\s)?(?:\\p{L}{1,20}\\s){0,2}experience",
            Pattern.CASE_INSENSITIVE);

    private Keywords() {}

    static Findings in(String text) {
        String line = text.replaceAll("\\s+", " ");
        OptionalInt years = EXPERIENCE
                .matcher(line)
                .results()
                .mapToInt(match -> Integer.parseInt(match.group(1)))
                .filter(number -> number <= Findings.MOST_YEARS)
                .max();
        return new Findings(
                null,
                found(QUALIFICATIONS, line),
                found(SKILLS, line),
                found(LANGUAGES, line),
                years.isPresent() ? years.getAsInt() : null);
    }

    private static List<String> found(Map<String, Pattern> words, String text) {
        return words.entrySet().stream()
                .filter(word -> word.getValue().matcher(text).find())
                .map(Map.Entry::getKey)
                .toList();
    }

    /// Whole words, whatever their case; degrees also with other dots, as `BEd` and `B. Ed.`. Of capitals only what
    /// would be a usual word otherwise.
    private static Map<String, Pattern> words(String... words) {
        Map<String, Pattern> patterns = new LinkedHashMap<>();
        for (String word : words) {
            String form = word.equals("NET") ? word : "(?i:%s)".formatted(word.replace(".", "\\.? ?"));
            patterns.put(word, Pattern.compile("(?<![\\p{L}\\p{N}])" + form + "(?![\\p{L}\\p{N}])"));
        }
        return patterns;
    }
}
