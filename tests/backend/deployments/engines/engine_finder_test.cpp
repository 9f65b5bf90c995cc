#include <fstream>
#include <thread>

#include <gtest/gtest.h>

#include "backend/deployments/engines/engine_finder.h"
#include "tests/backend/ledger/ledger_fixture.h"

using namespace deployments;
using namespace std::chrono_literals;
namespace v1 = pilothouse::v1;

namespace {

class EngineFinderTest : public testing::Test {
protected:
    EngineFinderTest() { EXPECT_TRUE(world_.open()); }

    void write(const std::string &id, const std::string &program, std::vector<std::string> versionArguments) {
        v1::Resource engine;
        const auto name = "engineTemplates/" + id;
        const auto present = world_->snapshot()->find(name);
        engine.mutable_meta()->set_name(name);
        engine.mutable_engine_template()->set_program(program);
        for (const auto &argument : versionArguments)
            engine.mutable_engine_template()->add_version_arguments(argument);
        ASSERT_TRUE(world_.apply({ledger::test::put(engine, present ? present->meta().etag() : "")}));
    }

    v1::EngineTemplateStatus awaitStatus(const std::string &id, const std::string &reason) {
        const auto deadline = std::chrono::steady_clock::now() + 10s;
        for (;;) {
            const auto status = world_.current("engineTemplates/" + id).engine_template_status();
            if (status.conditions_size() == 1 && status.conditions(0).reason() == reason)
                return status;
            if (std::chrono::steady_clock::now() > deadline) {
                ADD_FAILURE() << status.DebugString();
                return status;
            }
            std::this_thread::sleep_for(5ms);
        }
    }

    FinderOptions options() const {
        return {std::string(std::getenv("PILOTHOUSE_BIN")) + "/../tests:/usr/bin:/bin", "/", 1h, 300ms};
    }

    ledger::test::World world_;
};

} // namespace

TEST_F(EngineFinderTest, AnInstalledEngineIsFoundWithItsVersion) {
    write("test", "pilothouse_test_engine", {"--version"});
    const EngineFinder finder(*world_, world_.clock, options());
    const auto status = awaitStatus("test", "ENGINE_FOUND");
    EXPECT_TRUE(status.program_path().ends_with("/pilothouse_test_engine"));
    EXPECT_EQ(status.version(), "pilothouse_test_engine 1.0");
    EXPECT_EQ(status.conditions(0).type(), "Installed");
    EXPECT_EQ(status.conditions(0).status(), v1::CONDITION_STATUS_TRUE);
    EXPECT_EQ(status.conditions(0).arguments().at("path"), status.program_path());
    EXPECT_TRUE(status.has_check_time());
}

TEST_F(EngineFinderTest, OneThatIsNotInstalledIsSaidNotToBe) {
    write("test", "no-such-engine", {"--version"});
    const EngineFinder finder(*world_, world_.clock, options());
    const auto status = awaitStatus("test", "ENGINE_NOT_FOUND");
    EXPECT_EQ(status.conditions(0).arguments().at("program"), "no-such-engine");
    EXPECT_TRUE(status.program_path().empty());
}

TEST_F(EngineFinderTest, AnInterpreterWithoutItsPackageIsNoEngine) {
    write("test", "sh", {"-c", "exit 1"});
    const EngineFinder finder(*world_, world_.clock, options());
    awaitStatus("test", "ENGINE_NOT_FOUND");
}

TEST_F(EngineFinderTest, OneThatDoesNotTellItsVersionInTimeIsFoundWithoutIt) {
    write("test", "sh", {"-c", "sleep 60"});
    const EngineFinder finder(*world_, world_.clock, options());
    EXPECT_EQ(awaitStatus("test", "ENGINE_FOUND").version(), "");
}

TEST_F(EngineFinderTest, AChangedTemplateIsLookedAtAtOnce) {
    write("test", "no-such-engine", {});
    const EngineFinder finder(*world_, world_.clock, options());
    awaitStatus("test", "ENGINE_NOT_FOUND");
    write("test", "sh", {});
    EXPECT_EQ(awaitStatus("test", "ENGINE_FOUND").program_path(), "/usr/bin/sh");
    write("later", "sh", {});
    awaitStatus("later", "ENGINE_FOUND");
}
