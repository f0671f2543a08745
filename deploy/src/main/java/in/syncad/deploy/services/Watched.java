package in.syncad.deploy.services;

import software.amazon.awscdk.services.ecs.FargateService;

/// A service that runs, as monitoring sees it.
record Watched(Serving serving, FargateService service) {

    String name() {
        return serving.name();
    }
}
