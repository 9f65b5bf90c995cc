// Ollama, compiled from its sources: deployed from its shipped template and asked through a route; started by hand with
// a model, it is found by its own interface.
#include <cstdlib>
#include <fstream>

#include "tests/backend/deployments/whole/real_engine_world.h"

namespace support {
namespace {

class OllamaTest : public RealEngineWorld {
protected:
    // A server with a store of its own, which serves the tiny model once `ollama create` has put it in.
    std::unique_ptr<Child> serverByHand(const std::string &port) const {
        const auto home = directory.path().string();
        const std::vector<std::string> environment{"HOME=" + home, "OLLAMA_MODELS=" + home + "/models",
                                                   "OLLAMA_HOST=127.0.0.1:" + port};
        auto server = std::make_unique<Child>(ollama(), std::vector<std::string>{"serve"}, environment);
        const auto recipe = (directory.path() / "Modelfile").string();
        std::ofstream(recipe) << "FROM " << model_.string() << '\n';
        EXPECT_TRUE(within([&] {
            Child create(ollama(), {"create", "by-hand", "-f", recipe}, environment);
            return create.wait() == 0;
        })) << server->errors();
        return server;
    }

    std::string ollama() const { return (programs_ / "ollama").string(); }
};

TEST_F(OllamaTest, ItIsDeployedAndAnswers) {
    ASSERT_TRUE(isFound("ollama")) << "the engine is not found";
    ASSERT_NO_FATAL_FAILURE(importModel(model_));
    auto deployment = deploymentOn("ollama");
    deployment.mutable_deployment()->set_context_length(256);
    apply(deployment);
    apply(route());
    ASSERT_TRUE(serves(1)) << status().ShortDebugString();
    expectAnswers();
}

TEST_F(OllamaTest, StartedByHandItIsFoundAdoptedAndGone) {
    const auto port = freePort();
    const auto engine = serverByHand(port);
    expectFoundAdoptedAndGone(*engine, port, v1::OLLAMA_API);
}

} // namespace
} // namespace support
