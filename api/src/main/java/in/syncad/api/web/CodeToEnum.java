package in.syncad.api.web;

import java.util.Locale;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.ConverterFactory;

/// Reads enums in queries as JSON writes them: `transport-manager`.
@SuppressWarnings("rawtypes")
final class CodeToEnum implements ConverterFactory<String, Enum> {

    @Override
    @SuppressWarnings("unchecked")
    public <T extends Enum> Converter<String, T> getConverter(Class<T> type) {
        return code -> {
            if (!code.equals(code.toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException("not a code");
            }
            return (T) Enum.valueOf(type, code.toUpperCase(Locale.ROOT).replace('-', '_'));
        };
    }
}
