#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <string>

#include <QCoreApplication>

#include "widgets/kit/theme.h"

#include "pilothouse/v1/resource.pb.h"

namespace shell {

namespace v1 = pilothouse::v1;

// What of a deployment is worth a notice: that it has become worse than it was, or that its rollout was aborted by
// itself. Said once for each trouble: one that comes and goes is the same until the deployment was whole for a while.
class DeploymentNews {
    Q_DECLARE_TR_FUNCTIONS(DeploymentNews)

public:
    using Time = std::chrono::system_clock::time_point;
    struct Item {
        QString deployment; // its resource name
        kit::Tone tone;
        QString text;
    };

    // As it stands when one begins to look: nothing of that is new.
    void begin(const v1::Resource &deployment);
    // As it stands now.
    std::optional<Item> take(const v1::Resource &deployment, Time now);
    void forget(const std::string &name) { known_.erase(name); }
    void clear() { known_.clear(); }

private:
    // The later the worse.
    enum class Trouble { None, Degraded, Unavailable, GivenUp };
    struct Known {
        Trouble told = Trouble::None;
        // Since when it is whole, where it is.
        std::optional<Time> whole;
        // The rollout whose abortion is known.
        std::string aborted;
    };

    static Trouble troubleOf(const v1::DeploymentStatus &status);
    static std::string abortionOf(const v1::DeploymentStatus &status);
    static QString textOf(const v1::Resource &deployment, Trouble trouble);
    bool isWorse(Known &known, const v1::DeploymentStatus &status, Time now) const;

    std::map<std::string, Known> known_;
};

} // namespace shell
