// What a stranger types, and what he is told.
#include <csignal>
#include <fstream>

#include "tests/backend/daemon/daemon_fixture.h"

namespace support {
namespace {

namespace fs = std::filesystem;

class ArgumentsTest : public DaemonTest {
protected:
    // Ends with the code before anything is made, in words that hold the text.
    void ends(int code, const std::vector<std::string> &arguments, const std::string &text) const {
        SCOPED_TRACE(text);
        Child child("pilothoused", arguments);
        EXPECT_EQ(child.wait(), code) << child.output();
        EXPECT_NE(child.errors().find(text), std::string::npos) << child.errors();
        EXPECT_FALSE(fs::exists(data)) << "nothing is made";
    }

    std::string in(const std::string &name) const { return (directory.path() / name).string(); }
};

TEST_F(ArgumentsTest, AnAddressIsAHostAndANumber) {
    for (const auto *option : {"--listen", "--log-listen", "--metrics-listen"}) {
        for (const auto *address : {"foo", "7443", "127.0.0.1", "127.0.0.1:99999", "127.0.0.1:http", ":0", "::1:0",
                                    "unix:/tmp/x", "127.0.0.1:-1", "[]:1", "127.0.0.1:1 "})
            ends(2, with("serve", {option, address}), "'" + std::string(address) + "' is not an address");
    }
    const auto daemon = serve({"--log-listen", "localhost:0", "--metrics-listen", "127.0.0.1:0"});
    EXPECT_TRUE(daemon->says("Serving the log on http://127.0.0.1:"));
    EXPECT_TRUE(daemon->says("Serving metrics on http://127.0.0.1:"));
}

TEST_F(ArgumentsTest, EveryAddressOfTheHostIsSaidToBeMeant) {
    Child daemon("pilothoused", with("serve", {"--listen", "0.0.0.0:0"}));
    ASSERT_TRUE(daemon.says("Listening on 127.0.0.1:")) << daemon.errors();
    EXPECT_TRUE(
        daemon.says("Other hosts reach it at 0.0.0.0:0; only holders of its certificates or invitations are answered"));
    EXPECT_NE(daemon.errors().find("other hosts reach this service"), std::string::npos);
    EXPECT_TRUE(clientWith(tls::ownerCredentialsPath(data)).list("models"));
    Child help("pilothoused", {"serve", "--help"});
    EXPECT_EQ(help.wait(), 0);
    EXPECT_NE(help.output().find("0.0.0.0:7443 answers whoever"), std::string::npos) << help.output();
}

TEST_F(ArgumentsTest, AModelRootIsADirectory) {
    std::ofstream(in("file")) << "x";
    ends(2, with("serve", {"--model-root", ""}), "--model-root");
    ends(2, with("serve", {"--model-root", in("file")}), "is not a directory");
    // One that is not there yet is said.
    const auto daemon = serve({"--model-root", in("later")});
    EXPECT_NE(daemon->errors().find(in("later")), std::string::npos) << daemon->errors();
}

TEST_F(ArgumentsTest, EmptyTextsAreNone) {
    ends(2, {"serve", "--data-dir", ""}, "--data-dir");
    ends(2, {"verify", "--data-dir", ""}, "--data-dir");
    ends(2, with("enroll", {"--user", " ", "--role", "viewer", "--out", in("out")}), "--user");
    ends(2, with("enroll", {"--user", "Ada", "--role", "viewer", "--out", ""}), "--out");
}

TEST_F(ArgumentsTest, AnInvitationNeedsAnAddressAndNothingElse) {
    const std::string token = "plh_" + std::string(86, 'A');
    ends(2, {"enroll", "--invitation", token, "--out", in("out")}, "--connect");
    ends(2, {"enroll", "--connect", "127.0.0.1:1", "--out", in("out")}, "--invitation");
    ends(2, with("enroll", {"--invitation", token, "--connect", "127.0.0.1:1", "--out", in("out")}), "--data-dir");
    ends(2, {"enroll", "--out", in("out")}, "--data-dir");
    ends(1, {"enroll", "--invitation", "plh_short", "--connect", "127.0.0.1:1", "--out", in("out")}, "no invitation");
    EXPECT_FALSE(fs::exists(in("out"))) << "nothing is made for what cannot be one";
}

TEST_F(ArgumentsTest, AnUnknownCommandIsNamed) {
    ends(2, {"fly"}, "there is no command 'fly'");
    ends(2, {"--data-dir", data.string(), "serve"}, "--data-dir");
    ends(2, with("serve", {"extra"}), "extra");
}

TEST_F(ArgumentsTest, ADataDirectoryThatCannotBeIsNamed) {
    std::ofstream(in("file")) << "x";
    for (const auto &path : {in("file"), in("file/below"), std::string("/proc/pilothouse")}) {
        ends(1, {"serve", "--data-dir", path, "--listen", "127.0.0.1:0"}, path);
        ends(1, {"verify", "--data-dir", path}, path);
    }
}

TEST_F(ArgumentsTest, APortThatIsTakenIsNamedForEachListener) {
    const auto daemon = serve();
    const auto taken = tls::readEndpointFile(data)->address;
    for (const auto *option : {"--listen", "--log-listen", "--metrics-listen"}) {
        std::vector<std::string> arguments{"serve", "--data-dir", in("other"), option, taken};
        if (std::string(option) != "--listen")
            arguments.insert(arguments.end(), {"--listen", "127.0.0.1:0"});
        Child second("pilothoused", arguments);
        EXPECT_EQ(second.wait(), 1);
        EXPECT_NE(second.errors().find(taken), std::string::npos) << second.errors();
        EXPECT_NE(second.errors().find("in use"), std::string::npos) << second.errors();
    }
    EXPECT_TRUE(daemon->isRunning());
}

TEST_F(ArgumentsTest, NobodyIsEnrolledWhoseKeyHasNoPlace) {
    const auto daemon = serve();
    const auto owner = clientWith(tls::ownerCredentialsPath(data));
    const auto before = owner.list("principals")->total_size();
    std::ofstream(in("file")) << "x";
    for (const auto &out : {in("file"), in("file/below"), std::string("/proc/pilothouse")}) {
        Child enroll("pilothoused", with("enroll", {"--user", "Ada", "--role", "viewer", "--out", out}));
        EXPECT_EQ(enroll.wait(), 1);
        EXPECT_NE(enroll.errors().find(out), std::string::npos) << enroll.errors();
    }
    EXPECT_EQ(owner.list("principals")->total_size(), before);
}

TEST_F(ArgumentsTest, EnrollWritesOverNobodysKey) {
    const auto daemon = serve();
    const auto arguments = with("enroll", {"--user", "Ada", "--role", "viewer", "--out", in("out")});
    Child first("pilothoused", arguments);
    ASSERT_EQ(first.wait(), 0) << first.errors();
    const auto kept = tls::loadCredentials(tls::CredentialFiles::in(in("out")));
    ASSERT_TRUE(kept);
    Child second("pilothoused", arguments);
    EXPECT_EQ(second.wait(), 1);
    EXPECT_NE(second.errors().find("choose another directory"), std::string::npos) << second.errors();
    EXPECT_EQ(*tls::loadCredentials(tls::CredentialFiles::in(in("out"))), *kept);
}

TEST_F(ArgumentsTest, ClosedStreamsDoNotLeadOutputIntoFiles) {
    auto arguments = with("serve", {"--listen", "127.0.0.1:0"});
    arguments.insert(arguments.begin(), {"-c", R"(exec "$0" "$@" <&- >&- 2>&-)",
                                         std::string(std::getenv("PILOTHOUSE_BIN")) + "/pilothoused"});
    Child daemon("/bin/sh", arguments);
    for (int attempt = 0; attempt < 1000 && !tls::readEndpointFile(data); ++attempt)
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    ASSERT_TRUE(tls::readEndpointFile(data));
    EXPECT_TRUE(clientWith(tls::ownerCredentialsPath(data)).list("models"));
    daemon.signal(SIGTERM);
    EXPECT_EQ(daemon.wait(), 0);
    std::ifstream lock(data / "lock");
    std::string line;
    std::getline(lock, line);
    EXPECT_EQ(line.find_first_not_of("0123456789"), std::string::npos) << line;
    EXPECT_FALSE(line.empty());
}

} // namespace
} // namespace support
