#pragma once

#include <functional>
#include <string>
#include <vector>

#include "tests/backend/service/running_service.h"

#include "pilothouse/v1/deployment_service.pb.h"

namespace support {

// A whole service with its gateway that runs real engines for the page to show: an imported model, and templates of the
// test engine. What it started is gone when it is.
class ServingWorld {
public:
    ServingWorld();
    ~ServingWorld();

    // A template of the test engine with further arguments, `engineTemplates/<id>`.
    void makeTemplate(const std::string &id, const std::vector<std::string> &arguments = {});
    // Creates or changes it; ends the test where the service refuses.
    void apply(v1::Resource resource) const;
    // Of the template `test`.
    v1::Resource deployment(const std::string &id, int replicas = 1) const;
    // Its new revisions begin as a canary: half of the traffic until somebody promotes it, then all.
    v1::Resource canary(const std::string &id) const;
    // `routes/<id>` sends everything to the deployment of that id.
    void makeRoute(const std::string &id) const;
    // Answers in chat through the gateway; how many of them were 200.
    int ask(const std::string &model, int times);

    v1::Resource current(const std::string &id) const;
    v1::DeploymentStatus status(const std::string &id) const { return current(id).deployment_status(); }
    // All replicas that are wanted are ready, and this revision serves.
    bool serves(const std::string &id, int replicas, std::int64_t generation) const;

    TemporaryDirectory directory;
    std::filesystem::path models;
    RunningService service;
    ServiceClient owner;
    // `models/tiny/versions/1`.
    std::string version;

private:
    std::string import() const;
};

} // namespace support
