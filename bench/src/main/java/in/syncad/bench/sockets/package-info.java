/// How many connections servers of Socket.IO hold on one machine, and what a delivery costs them.
@NullMarked
package in.syncad.bench.sockets;

import org.jspecify.annotations.NullMarked;
