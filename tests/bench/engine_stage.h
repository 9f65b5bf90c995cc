#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "tests/bench/service_process.h"
#include "tests/support/temporary_directory.h"

#include "pilothouse/v1/resource.pb.h"

namespace bench {

// The real daemon with an imported model and a template of the test engine, which is asked for its health every tenth
// of a second and believed at once.
class EngineStage {
public:
    EngineStage();

    bool isUp() const { return isUp_; }
    std::filesystem::path data() const { return directory_.path() / "data"; }
    // A new deployment of one replica. The instant just before it was sent, as wallSeconds(); nothing where it was
    // refused.
    std::optional<double> deploy(const std::string &id) const;
    // Where its replica answers; empty when it does not come up.
    std::string address(const std::string &id) const;
    // Deletes it and waits until nothing of it is left.
    bool remove(const std::string &id) const;

    // Changes how the engine at an address behaves.
    static bool set(const std::string &address, const std::string &what);
    // Of its /test/state, an instant as wallSeconds(); 0 where there is none.
    static double instant(const std::string &address, const std::string &name);

private:
    bool importModel() const;
    bool putTemplate() const;

    support::TemporaryDirectory directory_;
    std::unique_ptr<ServiceProcess> service_;
    bool isUp_ = false;
};

} // namespace bench
