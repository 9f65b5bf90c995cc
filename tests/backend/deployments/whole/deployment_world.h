#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "tests/backend/catalog/import_world.h"

#include "pilothouse/v1/deployment_service.pb.h"

namespace support {

// A whole service that runs real engines: one imported model, and templates of the test engine.
class DeploymentWorld : public ImportWorld {
protected:
    using ImportWorld::ImportWorld;

    void SetUp() override;
    // Ends what was started, also where the test failed.
    void TearDown() override;

    // A template of the test engine with further arguments.
    void template_(const std::string &id, const std::vector<std::string> &arguments = {});
    v1::Resource deployment(const std::string &id, int replicas = 1) const;
    // Creates or changes it; fails the test where the service refuses.
    void apply(v1::Resource resource);
    v1::Resource current(const std::string &id) const;
    v1::DeploymentStatus status(const std::string &id) const { return current(id).deployment_status(); }

    // Within half a minute.
    bool becomes(const std::string &id, const std::function<bool(const v1::DeploymentStatus &)> &holds) const;
    bool becomesReady(const std::string &id, int replicas, std::int64_t generation = 0) const;

    // Pids of the engines of this service, by what the kernel shows of them.
    std::vector<int> engines() const;
    // What an engine answers to GET of a path; empty where nobody does.
    static std::string answerOf(const std::string &address, const std::string &path);

    std::string version;

private:
    std::set<std::string> uids_;
};

} // namespace support
