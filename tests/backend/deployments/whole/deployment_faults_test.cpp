// What goes wrong with deployments, through the service, with real engines: it is said, it is bounded, and it heals
// where it can.
#include <algorithm>
#include <atomic>
#include <csignal>
#include <fstream>
#include <thread>

#include "tests/backend/deployments/whole/deployment_world.h"
#include "tests/backend/gateway/http_client.h"

#include "pilothouse/v1/audit_service.pb.h"
#include "pilothouse/v1/catalog_service.pb.h"

namespace support {
namespace {

namespace fs = std::filesystem;
using State = v1::Replica;

constexpr const char *bootIdFile = "/proc/sys/kernel/random/boot_id";

std::string contentOf(const fs::path &file) {
    std::ifstream bytes(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(bytes), {}};
}

pid_t parentOf(pid_t pid) {
    const auto stat = contentOf("/proc/" + std::to_string(pid) + "/stat");
    // `pid (name) state parent ...`
    return static_cast<pid_t>(std::stol(stat.substr(stat.rfind(')') + 4)));
}

class DeploymentFaultsTest : public DeploymentWorld {
protected:
    void TearDown() override {
        const auto routes = owner.list("routes");
        ASSERT_TRUE(routes);
        for (const auto &route : routes->resources())
            EXPECT_TRUE(owner.remove(route.meta().name()));
        DeploymentWorld::TearDown();
    }

    bool hasFailed(const std::string &id, const std::string &reason) const {
        return becomes(id, [&](const auto &status) {
            return status.replicas_size() == 1 && status.replicas(0).state() == State::FAILED &&
                   status.replicas(0).reason() == reason;
        });
    }

    v1::Resource route(const std::string &id, const std::string &deployment) const {
        v1::Resource resource;
        resource.mutable_meta()->set_name("routes/" + id);
        auto &target = *resource.mutable_route()->add_targets();
        target.set_id("own");
        target.set_deployment("deployments/" + deployment);
        target.set_share_basis_points(10'000);
        return resource;
    }

    // What was found of files holds for two seconds, which a clock that a test moves does not know.
    void restart() {
        service.stop();
        ASSERT_TRUE(service.start());
        owner = service.owner();
    }

    std::uint16_t gatewayPort() {
        const auto address = service->gatewayAddress();
        return static_cast<std::uint16_t>(std::stoi(address.substr(address.rfind(':') + 1)));
    }

    // Whether an event of the controller names this cause.
    bool wasDecidedFor(const std::string &reason) const {
        v1::ListEventsRequest request;
        request.set_filter("op = \"deployments.reconcile\"");
        const auto events = owner.ask<v1::ListEventsResponse>("AuditService.ListEvents", request);
        if (!events)
            return false;
        return std::any_of(events->events().begin(), events->events().end(), [&](const v1::Event &event) {
            v1::GetEventRequest one;
            one.set_index(event.index());
            const auto whole = owner.ask<v1::GetEventResponse>("AuditService.GetEvent", one);
            return whole && std::any_of(whole->details().causes().begin(), whole->details().causes().end(),
                                        [&](const auto &cause) { return cause.reason() == reason; });
        });
    }

    v1::Reason retire(const std::string &name) const {
        v1::RetireModelVersionRequest request;
        request.set_name(name);
        request.set_reason("it is too old");
        return reasonOf(owner.ask<v1::RetireModelVersionResponse>("CatalogService.RetireModelVersion", request));
    }
};

TEST_F(DeploymentFaultsTest, EnginesThatDieUnderLoadLeaveNoRequestWithoutAnAnswerAndComeBack) {
    template_("fragile", {"--crash-after", "12", "--token-delay", "2"});
    auto fragile = deployment("fragile", 2);
    fragile.mutable_deployment()->set_engine("engineTemplates/fragile");
    apply(fragile);
    apply(route("chat", "fragile"));
    ASSERT_TRUE(becomesReady("fragile", 2));
    const auto port = gatewayPort();
    ASSERT_TRUE(eventually([port] { return HttpClient(port).ask(chatOf("chat")).status == 200; }));
    std::atomic<int> served = 0, refused = 0, unanswered = 0;
    std::vector<std::thread> clients;
    for (int client = 0; client < 8; ++client)
        clients.emplace_back([&] {
            for (int request = 0; request < 8; ++request) {
                const auto reply = HttpClient(port).ask(chatOf("chat"));
                ++(reply.status == 200 ? served : reply.status == 502 || reply.status == 503 ? refused : unanswered);
            }
        });
    for (auto &client : clients)
        client.join();
    EXPECT_GT(served, 12);
    EXPECT_GT(refused, 0);
    EXPECT_EQ(unanswered, 0);
    ASSERT_TRUE(becomes("fragile", [](const auto &status) {
        return std::all_of(status.replicas().begin(), status.replicas().end(), [](const auto &replica) {
            return replica.state() == State::FAILED && replica.reason() == "ENGINE_KILLED" &&
                   replica.arguments().at("signal") == "SIGSEGV";
        });
    }));
    EXPECT_TRUE(engines().empty());
    service.clock.advance(std::chrono::seconds(11));
    ASSERT_TRUE(becomesReady("fragile", 2));
    EXPECT_TRUE(eventually([port] { return HttpClient(port).ask(chatOf("chat")).status == 200; }));
}

TEST_F(DeploymentFaultsTest, AFileThatIsGoneIsNotLoadedUntilItIsBack) {
    fs::rename(root / "tiny.gguf", root / "elsewhere");
    apply(deployment("small"));
    ASSERT_TRUE(hasFailed("small", "MODEL_FILE_GONE"));
    EXPECT_TRUE(engines().empty());
    fs::rename(root / "elsewhere", root / "tiny.gguf");
    restart();
    service.clock.advance(std::chrono::seconds(11));
    EXPECT_TRUE(becomesReady("small", 1));
}

TEST_F(DeploymentFaultsTest, AFileThatChangesUnderARunningEngineIsNotLoadedAgain) {
    apply(deployment("small"));
    ASSERT_TRUE(becomesReady("small", 1));
    auto bytes = tinyGguf();
    bytes.back() = static_cast<char>(bytes.back() ^ 1);
    write("tiny.gguf", bytes);
    kill(engines().front(), SIGKILL);
    ASSERT_TRUE(hasFailed("small", "ENGINE_KILLED"));
    restart();
    service.clock.advance(std::chrono::seconds(11));
    EXPECT_TRUE(hasFailed("small", "MODEL_FILE_CHANGED"));
    EXPECT_TRUE(engines().empty());
}

TEST_F(DeploymentFaultsTest, MoreMemoryThanThereIsIsRefusedInThePlanWithTheNumbersAndWaits) {
    constexpr std::int64_t asked = 1LL << 49;
    auto large = deployment("large");
    large.mutable_deployment()->mutable_resources()->set_memory_bytes(asked);
    v1::PlanDeploymentRequest request;
    *request.mutable_deployment() = large;
    const auto plan = owner.ask<v1::PlanDeploymentResponse>("DeploymentService.PlanDeployment", request);
    ASSERT_TRUE(plan) << plan.error().message();
    EXPECT_FALSE(plan->fits());
    ASSERT_EQ(plan->replicas_size(), 1);
    ASSERT_EQ(plan->replicas(0).others_size(), 1);
    const auto &verdict = plan->replicas(0).others(0);
    EXPECT_EQ(verdict.reason(), v1::NODE_MEMORY_MISSING);
    EXPECT_EQ(verdict.arguments().at("needed"), std::to_string(asked));
    const auto available = std::stoll(verdict.arguments().at("available"));
    EXPECT_GT(available, 0);
    EXPECT_LT(available, asked);
    apply(large);
    ASSERT_TRUE(becomes("large", [](const auto &status) {
        return status.replicas_size() == 1 && status.replicas(0).reason() == "NO_NODE_FITS";
    }));
    EXPECT_EQ(status("large").replicas(0).state(), State::PENDING);
    EXPECT_TRUE(engines().empty());
}

TEST_F(DeploymentFaultsTest, TwoWritersOfOneDeploymentDoNotOverwriteEachOther) {
    apply(deployment("small"));
    std::atomic<int> written = 0, stale = 0;
    const auto write = [&](int tokens) {
        while (true) {
            auto next = current("small");
            const auto etag = next.meta().etag();
            next.clear_status();
            next.mutable_deployment()->add_arguments("--tokens");
            next.mutable_deployment()->add_arguments(std::to_string(tokens));
            const auto put = owner.put(next, etag);
            if (put)
                return ++written;
            EXPECT_EQ(put.error().reason(), v1::STALE_ETAG);
            ++stale;
        }
    };
    std::thread other([&] {
        for (int i = 0; i < 6; ++i)
            write(10 + i);
    });
    for (int i = 0; i < 6; ++i)
        write(20 + i);
    other.join();
    EXPECT_EQ(written, 12);
    // Each has written on top of what the other had, and so nothing is lost.
    EXPECT_EQ(current("small").meta().generation(), 13);
    EXPECT_EQ(current("small").deployment().arguments_size(), 24);
    EXPECT_TRUE(becomesReady("small", 1, 13));
    EXPECT_TRUE(eventually([this] { return engines().size() == 1; }));
    // A rollback that rests on what somebody has seen is no exception.
    v1::RollBackDeploymentRequest back;
    back.set_name("deployments/small");
    back.set_generation(1);
    back.set_etag(current("small").meta().etag());
    back.set_reason("one");
    write(30);
    EXPECT_EQ(reasonOf(owner.ask<v1::RollBackDeploymentResponse>("DeploymentService.RollBackDeployment", back)),
              v1::STALE_ETAG);
}

TEST_F(DeploymentFaultsTest, ARollbackToARevisionWhoseModelIsRetiredIsRefused) {
    apply(deployment("small"));
    ASSERT_TRUE(becomesReady("small", 1, 1));
    const auto second = import(write("second.gguf", tinyGguf("Second")));
    ASSERT_TRUE(second) << second.error().message();
    auto next = deployment("small");
    next.mutable_deployment()->set_model_version(second->meta().name());
    apply(next);
    ASSERT_TRUE(becomesReady("small", 1, 2));
    ASSERT_EQ(retire(version), v1::REASON_UNSPECIFIED);
    v1::RollBackDeploymentRequest back;
    back.set_name("deployments/small");
    back.set_generation(1);
    back.set_reason("it answered better");
    const auto refused = owner.ask<v1::RollBackDeploymentResponse>("DeploymentService.RollBackDeployment", back);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().reason(), v1::INVALID_FIELD);
    ASSERT_EQ(refused.error().violations().size(), 1u);
    EXPECT_EQ(refused.error().violations().front().field(), "spec.model_version");
    EXPECT_EQ(refused.error().violations().front().reason(), v1::MODEL_RETIRED);
    EXPECT_EQ(current("small").meta().generation(), 2);
    // What is retired while it serves goes on serving.
    ASSERT_EQ(retire(second->meta().name()), v1::REASON_UNSPECIFIED);
    const auto before = engines();
    apply([&] {
        auto scaled = current("small");
        scaled.clear_status();
        scaled.mutable_deployment()->set_minimum_replicas(2);
        return scaled;
    }());
    ASSERT_TRUE(becomesReady("small", 2));
    const auto after = engines();
    EXPECT_NE(std::find(after.begin(), after.end(), before.front()), after.end());
}

TEST_F(DeploymentFaultsTest, WhatIsReferencedIsNotDeleted) {
    apply(deployment("small"));
    apply(route("chat", "small"));
    ASSERT_TRUE(becomesReady("small", 1));
    const auto before = engines();
    for (const auto &name :
         {version, std::string("models/m"), std::string("engineTemplates/test"), std::string("deployments/small")})
        EXPECT_EQ(reasonOf(owner.remove(name)), v1::STILL_REFERENCED) << name;
    EXPECT_EQ(engines(), before);
    ASSERT_TRUE(owner.remove("routes/chat"));
    ASSERT_TRUE(owner.remove("deployments/small"));
    EXPECT_TRUE(owner.remove("engineTemplates/test"));
    EXPECT_TRUE(eventually([this] { return engines().empty(); }));
}

TEST_F(DeploymentFaultsTest, WithItsShimAnEngineEndsAndIsStartedAgainAtOnce) {
    template_("forking", {"--leave-children", "3"});
    auto forking = deployment("forking");
    forking.mutable_deployment()->set_engine("engineTemplates/forking");
    apply(forking);
    ASSERT_TRUE(becomesReady("forking", 1));
    auto before = engines();
    ASSERT_EQ(before.size(), 4u);
    const auto replica = status("forking").replicas(0);
    // The engine is the one that is a child of the shim; the others are its children's.
    const auto isEngine = [&](int pid) {
        return contentOf("/proc/" + std::to_string(parentOf(pid)) + "/comm").starts_with("pilothouse-shim");
    };
    const auto engine = std::find_if(before.begin(), before.end(), isEngine);
    ASSERT_NE(engine, before.end());
    ASSERT_EQ(kill(parentOf(*engine), SIGKILL), 0);
    // Without a clock that is moved: what came from outside needs no patience.
    ASSERT_TRUE(becomes("forking", [](const auto &status) {
        return status.ready_replicas() == 1 && status.replicas(0).restarts() == 1;
    }));
    EXPECT_EQ(status("forking").replicas(0).id(), replica.id());
    EXPECT_TRUE(wasDecidedFor("SHIM_LOST"));
    EXPECT_TRUE(eventually([&] {
        return std::none_of(before.begin(), before.end(), [](int pid) { return kill(pid, 0) == 0; });
    })) << "something of the first engine is left";
    EXPECT_EQ(engines().size(), 4u);
}

TEST_F(DeploymentFaultsTest, AfterTheHostWasStartedAnewEverythingRunsAgain) {
    apply(deployment("small", 2));
    ASSERT_TRUE(becomesReady("small", 2));
    service.stop();
    // As a host leaves them that loses its power: records of another boot, and no processes.
    const auto pids = engines();
    std::vector<pid_t> shims;
    std::transform(pids.begin(), pids.end(), std::back_inserter(shims), parentOf);
    for (const auto shim : shims)
        kill(shim, SIGKILL);
    ASSERT_TRUE(eventually([this] { return engines().empty(); }));
    auto boot = contentOf(bootIdFile);
    boot.erase(boot.find_last_not_of('\n') + 1);
    int records = 0;
    for (const auto &entry : fs::recursive_directory_iterator(service.directory.path() / "data/replicas")) {
        if (entry.path().filename() != "record")
            continue;
        auto text = contentOf(entry.path());
        const auto at = text.find(boot);
        ASSERT_NE(at, std::string::npos) << text;
        text.replace(at, boot.size(), "00000000-1111-2222-3333-444444444444");
        std::ofstream(entry.path(), std::ios::binary | std::ios::trunc) << text;
        ++records;
    }
    EXPECT_EQ(records, 2);
    ASSERT_TRUE(service.start());
    owner = service.owner();
    ASSERT_TRUE(becomes("small", [](const auto &status) {
        return status.ready_replicas() == 2 && status.replicas(0).restarts() == 1 && status.replicas(1).restarts() == 1;
    }));
    EXPECT_EQ(engines().size(), 2u);
    EXPECT_TRUE(wasDecidedFor("HOST_REBOOTED"));
}

} // namespace
} // namespace support
