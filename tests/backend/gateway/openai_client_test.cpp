// The client library of OpenAI judges the listener.
#include <cstdio>
#include <cstdlib>

#include <gtest/gtest.h>

#include "tests/backend/gateway/engine.h"
#include "tests/backend/gateway/gateway_world.h"

namespace support {
namespace {

TEST(OpenAiClientTest, FindsWhatItKnows) {
    const Engine engine({"--token-delay", "20"});
    const Engine breaking({"--tokens", "6", "--cut-after", "3"});
    GatewayWorld world;
    world.publish({GatewayWorld::route("m", {world.target("llama", {engine.address()})}),
                   GatewayWorld::route("broken", {world.target("broken", {breaking.address()})})});
    const auto tests = std::string(std::getenv("PILOTHOUSE_SOURCE")) + "/tests/support/";
    const auto command = "\"$(" + tests + "python_env.sh)\" " + tests +
                         "openai_judge.py http://127.0.0.1:" + std::to_string(world.port()) + "/v1 m broken 2>&1";
    const std::unique_ptr<FILE, int (*)(FILE *)> pipe(::popen(command.c_str(), "r"), ::pclose);
    std::string output;
    for (int c = std::fgetc(pipe.get()); c != EOF; c = std::fgetc(pipe.get()))
        output.push_back(static_cast<char>(c));
    EXPECT_EQ(output, "fine\n");
}

} // namespace
} // namespace support
