#pragma once

#include "pilothouse/v1/resource_service.pb.h"

#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace client_test {

namespace v1 = pilothouse::v1;

// What the service holds, as a watch tells it. Safe from every thread.
class Store {
public:
    struct Change {
        std::int64_t revision;
        v1::WatchResponse::Change change;
    };

    // Puts or replaces it at a new revision, which it returns.
    std::int64_t put(v1::Resource resource);
    std::int64_t remove(const std::string &name);
    // Everything at one revision, unheard of by watchers.
    void fill(std::vector<v1::Resource> resources);
    // Watchers that are behind this must list anew.
    void forgetBefore(std::int64_t revision);
    std::int64_t revision() const;

    // Nothing when `after` was forgotten.
    std::optional<std::vector<v1::WatchResponse::Change>> changesAfter(std::int64_t after) const;
    std::vector<v1::WatchResponse::Change> everything() const;

    int listen(std::function<void()> changed);
    void unlisten(int listener);

private:
    void tell();

    mutable std::mutex mutex_;
    std::int64_t revision_ = 1;
    std::int64_t oldest_ = 0;
    std::map<std::string, v1::Resource> resources_;
    std::vector<Change> changes_;
    std::mutex listenersMutex_;
    std::map<int, std::function<void()>> listeners_;
    int nextListener_ = 0;
};

v1::Resource model(const std::string &id, const std::string &license = "mit");
// As large as a real one in the BASIC view.
v1::Resource wholeModel(int number);

} // namespace client_test
