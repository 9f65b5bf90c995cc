#include "backend/deployments/replica/socket_table.h"

#include <algorithm>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <gtest/gtest.h>

#include "tests/backend/gateway/scripted_server.h"

namespace replica {
namespace {

// As a kernel writes them (proc_pid_net(5)).
constexpr const char *table =
    "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n"
    "   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 4711 1 0 100 0 0 10 0\n"
    "   1: 00000000:2CAA 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4712 1 0 100 0 0 10 0\n"
    "   2: 0100007F:1F91 0100007F:9999 01 00000000:00000000 00:00000000 00000000  1000        0 4713 1 0 100 0 0 10 0\n"
    "   3: 0000000000000000FFFF00000100007F:1F92 0:0 0A 00000000:00000000 00:00000000 00000000  7  0 4714 1 0\n"
    "   4: 00000000000000000000000001000000:1F93 0:0 0A 00000000:00000000 00:00000000 00000000  7  0 4715 1 0\n"
    "   5: nonsense\n"
    "   6: 0100007F:XXXX 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 4716 1\n";

TEST(SocketTableTest, ListenersStandThereAsTheKernelWritesThem) {
    const auto sockets = listeningSocketsIn(table);
    ASSERT_EQ(sockets.size(), 4u);
    EXPECT_EQ(sockets[0], (ListeningSocket{"127.0.0.1", 8'080, 1'000, 4'711}));
    EXPECT_EQ(sockets[1], (ListeningSocket{"0.0.0.0", 11'434, 0, 4'712}));
    EXPECT_EQ(sockets[2], (ListeningSocket{"127.0.0.1", 8'082, 7, 4'714}));
    EXPECT_EQ(sockets[3], (ListeningSocket{"::1", 8'083, 7, 4'715}));
    EXPECT_TRUE(sockets[2].isReachedByLoopback());
    EXPECT_FALSE(sockets[3].isReachedByLoopback());
    EXPECT_TRUE(listeningSocketsIn("").empty());
}

TEST(SocketTableTest, ARealListenerIsFoundWithWhoHoldsIt) {
    const support::ScriptedServer server([](support::ScriptedPeer &, int) {});
    const auto sockets = listeningSockets();
    const auto found =
        std::find_if(sockets.begin(), sockets.end(), [&](const auto &socket) { return socket.port == server.port(); });
    ASSERT_NE(found, sockets.end());
    EXPECT_EQ(found->address, "127.0.0.1");
    EXPECT_EQ(found->user, ::geteuid());
    const auto held = socketsOf(::getpid());
    ASSERT_TRUE(held);
    EXPECT_NE(std::find(held->begin(), held->end(), found->inode), held->end());
    EXPECT_EQ(socketsOf(0x7FFFFFFF), std::vector<std::uint64_t>());
}

} // namespace
} // namespace replica
