package in.syncad.common.tenancy.lanes;

/// What the pool holds now, and what it has done since it was made.
///
/// @param open      physical connections, including those being opened or closed; never above `budget`
/// @param idle      of those, the ones ready to lend
/// @param lent      of those, the ones in a borrower's hands
/// @param waiting   borrowers in the queues
/// @param lanes     lanes with a connection or a waiting borrower; all others cost nothing
/// @param borrows   borrowers served
/// @param opens     connections opened
/// @param steals    connections closed so that a poorer lane could open one
/// @param timeouts  borrowers sent away because their time was up
/// @param failures  openings that failed
/// @param broken    connections thrown away because they no longer worked
public record LaneStatistics(
        int budget,
        int open,
        int idle,
        int lent,
        int waiting,
        int lanes,
        long borrows,
        long opens,
        long steals,
        long timeouts,
        long failures,
        long broken) {

    static LaneStatistics none() {
        return new LaneStatistics(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }
}
