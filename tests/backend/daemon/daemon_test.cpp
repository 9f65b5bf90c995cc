#include <csignal>
#include <fstream>
#include <sstream>
#include <thread>

#include <sqlite3.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include <gtest/gtest.h>

#include "backend/posix/descriptor.h"
#include "backend/storage/data_directory.h"
#include "backend/tls/credential_files.h"
#include "backend/tls/endpoint_file.h"
#include "tests/backend/daemon/daemon_fixture.h"
#include "tests/support/eventually.h"

#include "pilothouse/v1/identity_service.pb.h"

namespace support {
namespace {

using namespace std::chrono_literals;

// Runs SQL on the store, behind the service's back.
void tamper(const std::filesystem::path &data, const std::string &sql) {
    sqlite3 *database = nullptr;
    ASSERT_EQ(sqlite3_open((data / "store.db").c_str(), &database), SQLITE_OK);
    // A service that still runs may be writing.
    sqlite3_busy_timeout(database, 10'000);
    char *problem = nullptr;
    EXPECT_EQ(sqlite3_exec(database, sql.c_str(), nullptr, nullptr, &problem), SQLITE_OK) << problem;
    sqlite3_close(database);
}

TEST_F(DaemonTest, HelpIsForAStranger) {
    Child help("pilothoused", {"--help"});
    EXPECT_EQ(help.wait(), 0);
    for (const auto *word : {"serve", "enroll", "verify", "mutual TLS", "Exit codes"})
        EXPECT_NE(help.output().find(word), std::string::npos) << word << "\n" << help.output();
    for (const auto *command : {"serve", "enroll", "verify"}) {
        Child more("pilothoused", {command, "--help"});
        EXPECT_EQ(more.wait(), 0);
        EXPECT_NE(more.output().find("--data-dir"), std::string::npos);
    }
    Child version("pilothoused", {"--version"});
    EXPECT_EQ(version.wait(), 0);
    EXPECT_FALSE(version.output().empty());
}

TEST_F(DaemonTest, WrongArgumentsEndWithTwoAndSayWhy) {
    for (const auto &arguments : std::vector<std::vector<std::string>>{
             {}, {"fly"}, {"serve"}, {"enroll", "--data-dir", "/tmp/x"}, {"verify", "--nonsense"}}) {
        Child child("pilothoused", arguments);
        EXPECT_EQ(child.wait(), 2);
        EXPECT_FALSE(child.errors().empty());
    }
}

TEST_F(DaemonTest, ItServesUntilItIsAskedToStop) {
    const auto daemon = serve();
    ASSERT_TRUE(clientWith(tls::ownerCredentialsPath(data)).list("models"));
    daemon->signal(SIGTERM);
    EXPECT_EQ(daemon->wait(), 0);
    EXPECT_FALSE(tls::readEndpointFile(data));
}

TEST_F(DaemonTest, ASecondOneOnTheDirectoryIsRefusedInOneLine) {
    const auto daemon = serve();
    Child second("pilothoused", with("serve", {"--listen", "127.0.0.1:0"}));
    EXPECT_EQ(second.wait(), 1);
    EXPECT_NE(second.errors().find(data.string()), std::string::npos) << second.errors();
    EXPECT_EQ(linesOf(second.errors()), 1) << second.errors();
    EXPECT_TRUE(daemon->isRunning());
}

TEST_F(DaemonTest, EnrollWorksBesideTheRunningServiceAndWithoutIt) {
    for (const bool isServed : {true, false}) {
        const auto daemon = isServed ? serve() : nullptr;
        const auto out = directory.path() / (isServed ? "beside" : "alone");
        Child enroll("pilothoused", with("enroll", {"--user", "Ada", "--role", "viewer", "--out", out.string()}));
        ASSERT_EQ(enroll.wait(), 0) << enroll.errors();
        EXPECT_NE(enroll.output().find("principals/"), std::string::npos);
        struct stat key {};
        ASSERT_EQ(::stat((out / "key.pem").c_str(), &key), 0);
        EXPECT_EQ(key.st_mode & 0777, 0600U);
        const auto after = isServed ? nullptr : serve();
        const auto client = clientWith(out);
        EXPECT_TRUE(client.list("models"));
        const auto refused = client.put(modelNamed("llama"));
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().reason(), v1::PERMISSION_MISSING);
    }
}

TEST_F(DaemonTest, WhoeverWasInvitedEnrolsHimselfOnceWithAKeyOfHisOwn) {
    const auto daemon = serve();
    const auto owner = clientWith(tls::ownerCredentialsPath(data));
    v1::CreateInvitationRequest invitation;
    invitation.set_full_name("Grace Hopper");
    invitation.set_role("viewer");
    const auto invited = owner.ask<v1::CreateInvitationResponse>("IdentityService.CreateInvitation", invitation);
    ASSERT_TRUE(invited) << invited.error().message();
    const auto address = tls::readEndpointFile(data)->address;
    const auto out = directory.path() / "grace";
    const auto enroll = [&](const std::filesystem::path &place) {
        return Child("pilothoused",
                     {"enroll", "--invitation", invited->token(), "--connect", address, "--out", place.string()});
    };
    auto first = enroll(out);
    ASSERT_EQ(first.wait(), 0) << first.errors();
    EXPECT_NE(first.output().find("pilothouse --connect " + address + " --credentials " + out.string()),
              std::string::npos)
        << first.output();
    EXPECT_TRUE(clientWith(out).list("models"));
    struct stat key {};
    ASSERT_EQ(::stat((out / "key.pem").c_str(), &key), 0);
    EXPECT_EQ(key.st_mode & 0777, 0600U);
    auto second = enroll(directory.path() / "again");
    EXPECT_EQ(second.wait(), 1);
    EXPECT_EQ(linesOf(second.errors()), 1) << second.errors();
    EXPECT_NE(second.errors().find("used"), std::string::npos) << second.errors();
    EXPECT_FALSE(std::filesystem::exists(directory.path() / "again" / "key.pem"));
}

TEST_F(DaemonTest, EnrollIntoATeamThatIsNotThereFailsInOneLine) {
    Child enroll("pilothoused", with("enroll", {"--user", "Ada", "--role", "viewer", "--team", "red", "--out",
                                                (directory.path() / "out").string()}));
    EXPECT_EQ(enroll.wait(), 1);
    EXPECT_NE(enroll.errors().find("teams/red"), std::string::npos) << enroll.errors();
    EXPECT_EQ(enroll.errors().find("teams/red"), enroll.errors().rfind("teams/red")) << enroll.errors();
    EXPECT_EQ(linesOf(enroll.errors()), 1) << enroll.errors();
    EXPECT_FALSE(std::filesystem::exists(directory.path() / "out" / "key.pem"));
    Child emperor("pilothoused", with("enroll", {"--user", "Ada", "--role", "emperor", "--out", "/tmp/never"}));
    EXPECT_EQ(emperor.wait(), 1);
    EXPECT_NE(emperor.errors().find("policy-author"), std::string::npos) << emperor.errors();
}

TEST_F(DaemonTest, AGoodStoreVerifiesBesideTheServiceAndWithoutIt) {
    {
        const auto daemon = serve();
        Child beside("pilothoused", with("verify"));
        EXPECT_EQ(beside.wait(), 0) << beside.errors();
        EXPECT_NE(beside.output().find("agree"), std::string::npos);
        daemon->signal(SIGTERM);
        EXPECT_EQ(daemon->wait(), 0);
    }
    Child alone("pilothoused", with("verify"));
    EXPECT_EQ(alone.wait(), 0) << alone.errors();
}

TEST_F(DaemonTest, AStoreThatWasAlteredVerifiesWithThreeAndTheFirstBadIndex) {
    {
        const auto daemon = serve();
        const auto owner = clientWith(tls::ownerCredentialsPath(data));
        for (const auto *id : {"a", "b", "c"})
            ASSERT_TRUE(owner.put(modelNamed(id)));
        daemon->signal(SIGTERM);
        ASSERT_EQ(daemon->wait(), 0);
    }
    tamper(data, "UPDATE event SET leaf = replace(leaf, 'models.create', 'models.delete') WHERE seq = 4");
    for (const auto *depth : {"--log-only", ""}) {
        auto words = with("verify");
        if (*depth != 0)
            words.emplace_back(depth);
        Child verify("pilothoused", words);
        EXPECT_EQ(verify.wait(), 3);
        EXPECT_EQ(verify.output(), "First bad index: 4\n") << verify.errors();
        EXPECT_EQ(linesOf(verify.errors()), 1) << verify.errors();
    }

    const auto daemon = serve();
    const auto owner = clientWith(tls::ownerCredentialsPath(data));
    EXPECT_TRUE(owner.get("models/a")) << "reads are answered";
    const auto refused = owner.put(modelNamed("d"));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().reason(), v1::STORE_SEALED);
    Child beside("pilothoused", with("verify"));
    EXPECT_EQ(beside.wait(), 3) << beside.errors();
    EXPECT_EQ(beside.output(), "First bad index: 4\n");
}

TEST_F(DaemonTest, AStoreThatIsAlteredUnderTheRunningServiceIsSealedByTheNextVerification) {
    const auto daemon = serve();
    const auto owner = clientWith(tls::ownerCredentialsPath(data));
    ASSERT_TRUE(owner.put(modelNamed("a")));
    ASSERT_TRUE(owner.put(modelNamed("b")));
    tamper(data, "UPDATE event SET leaf = replace(leaf, 'models.create', 'models.delete') WHERE seq = 3");
    Child verify("pilothoused", with("verify"));
    EXPECT_EQ(verify.wait(), 3) << verify.errors();
    EXPECT_EQ(verify.output(), "First bad index: 3\n");
    const auto refused = owner.put(modelNamed("c"));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().reason(), v1::STORE_SEALED);
    EXPECT_NE(refused.error().message().find("no more changes"), std::string::npos) << refused.error().message();
    const auto info = owner.ask<v1::ServerInfo>("ResourceService.GetServerInfo", v1::GetServerInfoRequest());
    ASSERT_TRUE(info);
    EXPECT_EQ(info->seal().index(), 3);
    EXPECT_TRUE(owner.get("models/a"));
}

TEST_F(DaemonTest, ADirectoryWithoutAStoreIsNotMadeByVerifying) {
    Child verify("pilothoused", with("verify"));
    EXPECT_EQ(verify.wait(), 1);
    EXPECT_NE(verify.errors().find(data.string()), std::string::npos);
    EXPECT_FALSE(std::filesystem::exists(data));
}

TEST_F(DaemonTest, WhatWasAcknowledgedOutlivesAKill) {
    {
        const auto daemon = serve();
        ASSERT_TRUE(clientWith(tls::ownerCredentialsPath(data)).put(modelNamed("llama")));
        daemon->signal(SIGKILL);
        EXPECT_EQ(daemon->wait(), -1);
    }
    const auto daemon = serve();
    EXPECT_TRUE(clientWith(tls::ownerCredentialsPath(data)).get("models/llama"));
}

TEST_F(DaemonTest, ItsLogIsOneJsonObjectALineAndHoldsNoSecret) {
    const auto daemon = serve();
    Child elsewhere("pilothoused", {"enroll", "--data-dir", (directory.path() / "other").string(), "--user", "Eve",
                                    "--role", "admin", "--out", (directory.path() / "eve").string()});
    ASSERT_EQ(elsewhere.wait(), 0) << elsewhere.errors();
    auto stranger = *tls::loadCredentials(tls::CredentialFiles::in(directory.path() / "eve"));
    stranger.caPem = tls::loadCredentials(tls::CredentialFiles::in(tls::ownerCredentialsPath(data)))->caPem;
    EXPECT_FALSE(ServiceClient(tls::readEndpointFile(data)->address, stranger, "any").list("models"));
    daemon->signal(SIGTERM);
    ASSERT_EQ(daemon->wait(), 0);
    const auto errors = daemon->errors();
    EXPECT_NE(errors.find("andshake"), std::string::npos) << errors;
    std::istringstream lines(errors);
    for (std::string line; std::getline(lines, line);) {
        EXPECT_EQ(line.front(), '{') << line;
        EXPECT_EQ(line.back(), '}') << line;
        EXPECT_NE(line.find("\"event\":\""), std::string::npos) << line;
    }
    EXPECT_EQ(errors.find("PRIVATE KEY"), std::string::npos);
}

TEST_F(DaemonTest, TheTrustDomainIsGivenOnceAndStandsInEveryCertificate) {
    const auto daemon = serve({"--trust-domain", "models.example.org"});
    const auto owner = clientWith(tls::ownerCredentialsPath(data));
    const auto info = owner.ask<v1::ServerInfo>("ResourceService.GetServerInfo", v1::GetServerInfoRequest());
    ASSERT_TRUE(info) << info.error().message();
    EXPECT_EQ(info->trust_domain(), "models.example.org");
    EXPECT_EQ(info->log_origin().substr(0, 19), "models.example.org/");
}

TEST_F(DaemonTest, AKeyFileWrapsTheKeysAndIsAskedForFromThenOn) {
    const auto file = directory.path() / "key";
    std::ofstream(file) << std::string(64, 'k');
    {
        const auto daemon = serve({"--key-file", file.string()});
        const auto owner = clientWith(tls::ownerCredentialsPath(data));
        EXPECT_TRUE(owner.ask<v1::ServerInfo>("ResourceService.GetServerInfo", v1::GetServerInfoRequest())
                        ->encrypted_at_rest());
        daemon->signal(SIGTERM);
        ASSERT_EQ(daemon->wait(), 0);
    }
    Child without("pilothoused", with("serve", {"--listen", "127.0.0.1:0"}));
    EXPECT_EQ(without.wait(), 1);
    EXPECT_NE(without.errors().find("key"), std::string::npos) << without.errors();
    EXPECT_TRUE(serve({"--key-file", file.string()})->isRunning());
}

TEST_F(DaemonTest, AnEmbeddedServiceLeavesAfterItsLastUser) {
    Child embedded(EMBEDDED_SERVICE, {"--data-dir", data.string(), "--linger", "1"});
    for (int attempt = 0; attempt < 1000 && !tls::readEndpointFile(data); ++attempt)
        std::this_thread::sleep_for(5ms);
    ASSERT_TRUE(tls::readEndpointFile(data));
    {
        const auto owner = clientWith(tls::ownerCredentialsPath(data));
        const auto stream = owner.watch(v1::WatchRequest());
        ASSERT_TRUE(stream->next());
        std::this_thread::sleep_for(2500ms);
        EXPECT_TRUE(embedded.isRunning()) << "somebody still watches";
    }
    EXPECT_EQ(embedded.wait(20s), 0) << embedded.errors();
    EXPECT_FALSE(tls::readEndpointFile(data));
}

TEST_F(DaemonTest, AnEmbeddedServiceLeavesWithItsLastConsoleAndNotBefore) {
    Child embedded(EMBEDDED_SERVICE, {"--data-dir", data.string(), "--linger", "600"});
    ASSERT_TRUE(eventually([&] { return tls::readEndpointFile(data).isOk(); }));
    {
        const auto other = clientWith(tls::ownerCredentialsPath(data));
        const auto stream = other.watch(v1::WatchRequest());
        ASSERT_TRUE(stream->next());
        embedded.signal(SIGHUP);
        // As long as it looks for others.
        std::this_thread::sleep_for(2500ms);
        EXPECT_TRUE(embedded.isRunning()) << "somebody else still watches";
    }
    embedded.signal(SIGHUP);
    EXPECT_EQ(embedded.wait(20s), 0) << embedded.errors();
    EXPECT_FALSE(tls::readEndpointFile(data));
}

TEST_F(DaemonTest, AnEmbeddedServiceWaitsForTheOneBeforeToEnd) {
    auto before = storage::DirectoryLock::take(data);
    ASSERT_TRUE(before);
    const posix::Descriptor watch(::inotify_init1(IN_CLOEXEC));
    ASSERT_GE(::inotify_add_watch(watch.number(), (data / "lock").c_str(), IN_CLOSE_WRITE), 0);
    Child embedded(EMBEDDED_SERVICE, {"--data-dir", data.string(), "--linger", "600"});
    // It has found the directory in use.
    inotify_event event{};
    ASSERT_EQ(::read(watch.number(), &event, sizeof event), ssize_t(sizeof event));
    before->reset();
    EXPECT_TRUE(eventually([&] { return tls::readEndpointFile(data).isOk(); })) << embedded.errors();
    EXPECT_TRUE(embedded.isRunning());
}

} // namespace
} // namespace support
