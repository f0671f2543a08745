package in.syncad.api.jobs;

import org.springframework.stereotype.Component;

/// In the usual lane.
@Component
class UsualRehearsal extends Rehearsal {

    @Override
    public String name() {
        return "usual-rehearsal";
    }
}
