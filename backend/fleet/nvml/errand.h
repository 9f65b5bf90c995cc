#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>

#include "backend/core/result.h"

namespace nvml {

// Asks the same thing time after time on a thread of its own, so that a driver that is stuck holds nobody up. The
// destructor joins the thread, but for one that a stuck driver holds: that is left behind with all that it needs.
template <typename Answer>
class Errand {
public:
    // Runs on the thread and is destroyed there.
    using Question = std::function<core::Result<Answer>()>;

    explicit Errand(Question question)
        : desk_(std::make_shared<Desk>(std::move(question))), thread_([desk = desk_] { desk->work(); }) {}
    Errand(const Errand &) = delete;
    Errand &operator=(const Errand &) = delete;

    ~Errand() {
        std::unique_lock lock(desk_->mutex);
        desk_->isEnding = true;
        desk_->changed.notify_all();
        const bool isEnded = desk_->changed.wait_for(lock, Farewell, [this] { return desk_->isEnded; });
        lock.unlock();
        if (isEnded)
            thread_.join();
        else
            thread_.detach();
    }

    // Waits for the answer, at most so long or until stopped; nothing where it did not come. Then nothing more is asked
    // until it has come. Called by one thread.
    std::optional<core::Result<Answer>> ask(std::chrono::milliseconds patience, const std::stop_token &stop) {
        std::unique_lock lock(desk_->mutex);
        const bool isLate = desk_->isAsked;
        if (!isLate && !desk_->answer) {
            desk_->isAsked = true;
            desk_->changed.notify_all();
        }
        const auto wait = isLate ? std::chrono::milliseconds(0) : patience;
        if (!desk_->changed.wait_for(lock, stop, wait, [this] { return desk_->answer.has_value(); }))
            return std::nullopt;
        auto answer = std::move(desk_->answer);
        desk_->answer.reset();
        return answer;
    }

private:
    static constexpr auto Farewell = std::chrono::seconds(2);

    // What both threads have; lives as long as either.
    struct Desk {
        explicit Desk(Question asked) : question(std::move(asked)) {}

        void work() {
            std::unique_lock lock(mutex);
            while (true) {
                changed.wait(lock, [this] { return isAsked || isEnding; });
                if (isEnding)
                    break;
                lock.unlock();
                auto read = question();
                lock.lock();
                isAsked = false;
                answer = std::move(read);
                changed.notify_all();
            }
            lock.unlock();
            question = nullptr;
            lock.lock();
            isEnded = true;
            changed.notify_all();
        }

        // Of the thread alone.
        Question question;
        std::mutex mutex;
        std::condition_variable_any changed;
        bool isAsked = false;
        bool isEnding = false;
        bool isEnded = false;
        std::optional<core::Result<Answer>> answer;
    };

    const std::shared_ptr<Desk> desk_;
    std::thread thread_;
};

} // namespace nvml
