#pragma once

#include <algorithm>
#include <chrono>

#include "backend/findings/endpoint_asker.h"

namespace findings {

// When an endpoint is asked the next time: soon where it said that it is not ready, now and then where it answers for
// models, and ever more rarely where it does not. What does not speak HTTP is left alone for long.
class AskingPlan {
public:
    using Time = std::chrono::steady_clock::time_point;

    // How often one is asked again that answers for models is for whoever keeps the plan to say.
    AskingPlan(Time first, std::chrono::seconds again) : due_(first), again_(again) {}

    bool isDue(Time now) const { return !isAsked_ && due_ <= now; }
    Time due() const { return due_; }
    bool hasAnswered() const { return hasAnswered_; }
    bool isAsked() const { return isAsked_; }
    // What is known of it, where it answers for models; null else.
    const v1::FoundEndpoint *inference() const { return isInference_ ? &endpoint_ : nullptr; }
    // When it did so the last time.
    Time heard() const { return heard_; }

    void begin() { isAsked_ = true; }
    void take(const AskedEndpoint &asked, Time now) {
        isAsked_ = false;
        hasAnswered_ = true;
        if (asked.kind == AskedEndpoint::Kind::Inference) {
            endpoint_ = asked.endpoint;
            isInference_ = true;
            misses_ = 0;
            heard_ = now;
            due_ = now + again_;
            return;
        }
        ++misses_;
        // One that is overloaded for a moment is still there.
        isInference_ = isInference_ && misses_ < MostMisses;
        due_ = now + pauseAfter(asked.kind);
    }

private:
    static constexpr std::chrono::seconds SoonPause{30};
    static constexpr std::chrono::seconds NotHttpPause = std::chrono::hours(6);
    static constexpr std::chrono::seconds LongestPause = std::chrono::hours(1);
    static constexpr int MostMisses = 2;

    std::chrono::seconds pauseAfter(AskedEndpoint::Kind kind) const {
        using Kind = AskedEndpoint::Kind;
        // Where nobody is, somebody may come; that costs nobody anything.
        if (isInference_ || kind == Kind::Absent || kind == Kind::Unreachable)
            return std::min(again_, SoonPause);
        if (kind == Kind::Loading)
            return SoonPause;
        if (kind == Kind::NotHttp)
            return NotHttpPause;
        const std::chrono::seconds doubled = std::chrono::minutes(1) * (1 << std::min(misses_ - 1, 6));
        return std::min(doubled, LongestPause);
    }

    Time due_;
    Time heard_;
    std::chrono::seconds again_;
    bool isAsked_ = false;
    bool hasAnswered_ = false;
    bool isInference_ = false;
    int misses_ = 0;
    v1::FoundEndpoint endpoint_;
};

} // namespace findings
