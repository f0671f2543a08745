package in.syncad.bench.sockets;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// A process full of clients. Answers each line of input with its tally and ends with it. Who loses the connection
/// comes back as the stock client does, after half a second to a second and a half.
final class Visitors {

    private static final int AT_ONCE = 32;

    private final int first;
    private final int count;
    private final int schools;
    private final int[] ports;
    private final InetSocketAddress from;
    private final Tally tally = Tally.empty();
    private final AtomicInteger started = new AtomicInteger();
    private final MultiThreadIoEventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());

    /// @param number of this process; each comes from an address of its own, because the ports of one do not suffice
    private Visitors(int number, int first, int count, int schools, int... ports) {
        this.first = first;
        this.count = count;
        this.schools = schools;
        this.ports = ports;
        from = new InetSocketAddress("127.0." + (10 + number) + ".1", 0);
    }

    /// @param arguments number of this process, number of the first client, how many, how many schools, ports
    public static void main(String... arguments) throws IOException {
        int[] numbers = Arrays.stream(arguments).mapToInt(Integer::parseInt).toArray();
        var visitors = new Visitors(
                numbers[0], numbers[1], numbers[2], numbers[3], Arrays.copyOfRange(numbers, 4, numbers.length));
        for (int slot = 0; slot < AT_ONCE; slot++) {
            visitors.next();
        }
        System.out.println("ready");
        var in = new BufferedReader(new InputStreamReader(System.in));
        while (in.readLine() != null) {
            System.out.println(visitors.tally.line());
        }
        Runtime.getRuntime().halt(0);
    }

    private void next() {
        int index = started.getAndIncrement();
        if (index < count) {
            open(first + index, 0, this::next);
        }
    }

    private void open(int user, int attempt, Runnable settled) {
        String token = Tokens.of(user, "school-" + user % schools);
        // Who comes back goes anywhere, as behind a load balancer: the next in turn would get all of a dead
        // neighbour's.
        int instance =
                attempt == 0 ? user % ports.length : ThreadLocalRandom.current().nextInt(ports.length);
        var address = new InetSocketAddress("127.0.0.1", ports[instance]);
        new Bootstrap()
                .group(loops)
                .channel(EpollSocketChannel.class)
                .option(EpollChannelOption.IP_BIND_ADDRESS_NO_PORT, true)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(new Visitor(token, tally, settled));
                    }
                })
                .connect(address, from)
                .addListener(connecting -> {
                    if (!connecting.isSuccess()) {
                        tally.failed().incrementAndGet();
                        settled.run();
                    }
                })
                .channel()
                .closeFuture()
                .addListener(closed -> again(user, attempt));
    }

    private void again(int user, int attempt) {
        long wait = ThreadLocalRandom.current().nextLong(500, 1500);
        var unused = loops.schedule(() -> open(user, attempt + 1, () -> {}), wait, TimeUnit.MILLISECONDS);
    }
}
