// An import in the real service, which is stopped or killed under it.
#include <csignal>
#include <fstream>
#include <thread>

#include "backend/rpc/status_mapping.h"
#include "tests/backend/catalog/inspect/safetensors_bytes.h"
#include "tests/backend/daemon/daemon_fixture.h"

#include "pilothouse/v1/catalog_service.pb.h"
#include "pilothouse/v1/operation_service.pb.h"

namespace support {
namespace {

namespace fs = std::filesystem;

class DaemonImportTest : public DaemonTest {
protected:
    std::unique_ptr<Child> serveModels() const { return serve({"--model-root", model.parent_path().string()}); }

    ServiceClient owner() const { return clientWith(tls::ownerCredentialsPath(data)); }

    std::string begin() const {
        v1::ImportModelRequest request;
        request.mutable_work()->add_paths(model.string());
        request.mutable_work()->set_model("models/m");
        const auto started = owner().ask<v1::ImportModelResponse>("CatalogService.ImportModel", request);
        EXPECT_TRUE(started) << started.error().message();
        return started ? started->operation().meta().name() : std::string();
    }

    template <typename Holds>
    bool reaches(const std::string &operation, Holds holds) const {
        const auto client = owner();
        for (int attempt = 0; attempt < 4000; ++attempt) {
            const auto found = client.get(operation);
            if (found && holds(found->operation_status()))
                return true;
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        }
        return false;
    }

    bool isHashing(const std::string &operation) const {
        return reaches(operation, [](const auto &status) { return status.phase() == v1::HASHING_FILES; });
    }

    bool succeeds(const std::string &operation) const {
        return reaches(operation, [](const auto &status) { return status.state() == v1::SUCCEEDED; });
    }

    fs::path model = fs::canonical(directory.path()) / "model.safetensors";
    static constexpr std::uint64_t endless = 1ull << 42;
};

TEST_F(DaemonImportTest, AKillLeavesNoHalfVersionAndTheNextStartGoesOn) {
    writeSparseSafetensors(model, endless);
    auto daemon = serveModels();
    const auto operation = begin();
    ASSERT_TRUE(isHashing(operation));
    daemon->signal(SIGKILL);
    EXPECT_EQ(daemon->wait(), -1);
    daemon = serveModels();
    EXPECT_EQ(owner().list("modelVersions")->total_size(), 0);
    ASSERT_TRUE(isHashing(operation)) << "it is taken up";
    daemon->signal(SIGKILL);
    EXPECT_EQ(daemon->wait(), -1);
    writeSparseSafetensors(model, 1 << 20);
    daemon = serveModels();
    ASSERT_TRUE(succeeds(operation));
    EXPECT_EQ(owner().list("modelVersions")->total_size(), 1);
    daemon->signal(SIGTERM);
    EXPECT_EQ(daemon->wait(), 0);
    Child verify("pilothoused", with("verify"));
    EXPECT_EQ(verify.wait(), 0) << verify.errors();
}

TEST_F(DaemonImportTest, AskedToStopItEndsInTheMiddle) {
    writeSparseSafetensors(model, endless);
    const auto daemon = serveModels();
    const auto operation = begin();
    ASSERT_TRUE(isHashing(operation));
    daemon->signal(SIGTERM);
    EXPECT_EQ(daemon->wait(), 0) << daemon->errors();
    const auto next = serveModels();
    ASSERT_TRUE(isHashing(operation));
    v1::CancelOperationRequest request;
    request.set_name(operation);
    EXPECT_TRUE(owner().ask<v1::CancelOperationResponse>("OperationService.CancelOperation", request));
    EXPECT_TRUE(reaches(operation, [](const auto &status) { return status.state() == v1::CANCELLED; }));
}

TEST_F(DaemonImportTest, KilledAtAnyInstantItIsRegisteredOnce) {
    for (int round = 0; round < 12; ++round) {
        writeSparseSafetensors(model, (1 << 20) + static_cast<std::uint64_t>(round));
        std::string operation;
        {
            const auto daemon = serveModels();
            operation = begin();
            std::this_thread::sleep_for(std::chrono::milliseconds(round * 4));
            daemon->signal(SIGKILL);
            daemon->wait();
        }
        const auto daemon = serveModels();
        ASSERT_TRUE(succeeds(operation)) << owner().get(operation)->operation_status().ShortDebugString();
        EXPECT_EQ(owner().list("modelVersions")->total_size(), round + 1);
    }
}

TEST_F(DaemonImportTest, WhatFailsIsFoundInTheLog) {
    writeSparseSafetensors(model, 100);
    // A service without its inspecting program beside it: that is our fault, not the file's.
    const auto program = directory.path() / "pilothoused";
    fs::copy_file(fs::path(std::getenv("PILOTHOUSE_BIN")) / "pilothoused", program);
    Child daemon(program.string(),
                 with("serve", {"--listen", "127.0.0.1:0", "--model-root", model.parent_path().string()}));
    ASSERT_TRUE(daemon.says("Listening on ")) << daemon.errors();
    v1::InspectModelFileRequest request;
    request.set_path(model.string());
    const auto seen = owner().ask<v1::InspectModelFileResponse>("CatalogService.InspectModelFile", request);
    ASSERT_FALSE(seen);
    EXPECT_EQ(seen.error().reason(), v1::INTERNAL);
    const auto trace = seen.error().arguments().at("trace_id");
    EXPECT_EQ(trace.size(), 32u);
    const auto operation = begin();
    ASSERT_TRUE(reaches(operation, [](const auto &status) { return status.state() == v1::FAILED; }));
    const auto failure = rpc::fromMessage(owner().get(operation)->operation_status().error());
    EXPECT_EQ(failure.reason(), v1::INTERNAL);
    EXPECT_EQ(failure.arguments().at("trace_id"), operation);
    daemon.signal(SIGTERM);
    EXPECT_EQ(daemon.wait(), 0);
    const auto lines = daemon.errors();
    EXPECT_NE(lines.find("\"trace_id\":\"" + trace + "\""), std::string::npos) << lines;
    EXPECT_NE(lines.find("\"event\":\"operation failed\",\"operation\":\"" + operation + "\""), std::string::npos)
        << lines;
}

} // namespace
} // namespace support
