package in.syncad.api.notifications;

/// How many are handed over at the same time: half as many whenever the provider had enough, a few more again while
/// all goes well.
final class Pace {

    private static final int STEP = 2;

    private final int most;
    private int width;

    Pace(int most) {
        this.most = most;
        this.width = most;
    }

    int width() {
        return width;
    }

    void learn(boolean hadEnough) {
        width = hadEnough ? Math.max(1, width / 2) : Math.min(most, width + STEP);
    }
}
