package in.syncad.api.jobs;

/// Something of a feature that has to be tidied up in each school's database every night.
public interface Chore {

    /// What is tidied up, for the log.
    String name();

    /// The school is bound. May be repeated at any time.
    ///
    /// @return how many rows were removed
    int tidy();
}
