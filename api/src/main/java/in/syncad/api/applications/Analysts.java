package in.syncad.api.applications;

import in.syncad.api.settings.ModelSettings;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// A model where a gateway to one is set up, otherwise a list of words.
@Component
class Analysts {

    private final Optional<ModelGateway> gateway;

    Analysts(ModelSettings settings, AnalysisSettings rhythm) {
        this.gateway = settings.gateway().map(given -> new ModelGateway(given, rhythm.gatewayPatience()));
    }

    Verdict read(String position, String resume) {
        return gateway.map(model -> model.read(position, resume))
                .orElseGet(() -> new Verdict.Found(ResumeAnalysis.Source.KEYWORDS, Keywords.in(resume)));
    }
}
