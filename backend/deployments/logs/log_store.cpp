#include "backend/deployments/logs/log_store.h"

#include <algorithm>
#include <chrono>
#include <cstring>
#include <utility>

#include "backend/core/error.h"
#include "backend/core/utf8.h"
#include "backend/deployments/logs/log_reader.h"
#include "backend/deployments/replica/log_files.h"

namespace deployments {

namespace {

namespace fs = std::filesystem;

// How often it is looked whether somebody wrote, while somebody reads on.
constexpr std::chrono::milliseconds followTime(100);
constexpr std::size_t lastLineBytes = 300;

} // namespace

class LogStore::Reading final : public LogReading {
public:
    Reading(LogStore &store, fs::path directory, LogQuery query, std::function<void()> wake)
        : store_(store),
          follow_(query.follow),
          wake_(std::move(wake)),
          reader_(std::move(directory), std::move(query)) {}

    Next next(v1::ReadLogsResponse *page) override {
        {
            const std::lock_guard lock(mutex_);
            if (state_ == Next::Nothing)
                return isAwaited_ = true, Next::Nothing;
            if (state_ == Next::End)
                return Next::End;
            page->Swap(&page_);
            page_.Clear();
            state_ = isLast_ ? Next::End : Next::Nothing;
        }
        const std::lock_guard lock(store_.mutex_);
        store_.hasNews_ = true;
        store_.changed_.notify_one();
        return Next::Page;
    }

    // On the store's thread. True where it has more to do at once.
    bool advance() {
        {
            const std::lock_guard lock(mutex_);
            if (state_ != Next::Nothing)
                return false;
        }
        v1::ReadLogsResponse page;
        const bool hasMore = reader_.read(&page);
        const bool turnsLive = !hasMore && !std::exchange(isLive_, true);
        const auto unreadable = hasMore ? std::nullopt : reader_.unreadable();
        page.set_is_live(turnsLive && follow_ && !unreadable);
        if (hasMore && page.lines().empty())
            return true;
        if (unreadable)
            fail(unreadable->first, unreadable->second);
        if (hasMore || turnsLive || unreadable)
            publish(std::move(page), unreadable || (turnsLive && !follow_));
        return false;
    }

    core::Result<void> outcome() const override {
        const std::lock_guard lock(mutex_);
        return outcome_;
    }

    bool follows() const { return follow_; }

private:
    // Who reads what is not all must be told, also where he follows.
    void fail(const std::string &replica, int error) {
        const std::lock_guard lock(mutex_);
        outcome_ = core::Error(v1::UNAVAILABLE,
                               "the log of replica " + replica + " could not be read: " + std::strerror(error),
                               {{"detail", replica + ": " + std::strerror(error)}});
    }

    void publish(v1::ReadLogsResponse page, bool isLast) {
        bool isAwaited = false;
        {
            const std::lock_guard lock(mutex_);
            page_ = std::move(page);
            isLast_ = isLast;
            state_ = isLast && page_.lines().empty() ? Next::End : Next::Page;
            isAwaited = std::exchange(isAwaited_, false);
        }
        if (isAwaited && wake_)
            wake_();
    }

    LogStore &store_;
    const bool follow_;
    const std::function<void()> wake_;
    // Of the store's thread alone.
    LogReader reader_;
    bool isLive_ = false;

    mutable std::mutex mutex_;
    core::Result<void> outcome_;
    v1::ReadLogsResponse page_;
    Next state_ = Next::Nothing;
    bool isLast_ = false;
    bool isAwaited_ = false;
};

LogStore::LogStore(fs::path directory) : directory_(std::move(directory)) {
    thread_ = std::jthread([this](const std::stop_token &stop) { work(stop); });
}

LogStore::~LogStore() = default;

std::vector<std::string> LogStore::replicas(const std::string &deploymentUid) const {
    std::vector<std::string> found;
    std::error_code ignored;
    for (const auto &entry : fs::directory_iterator(directory_ / deploymentUid, ignored))
        found.push_back(entry.path().filename().string());
    std::sort(found.begin(), found.end());
    return found;
}

std::shared_ptr<LogReading> LogStore::open(const std::string &deploymentUid, LogQuery query,
                                           std::function<void()> wake) {
    auto reading = std::make_shared<Reading>(*this, directory_ / deploymentUid, std::move(query), std::move(wake));
    const std::lock_guard lock(mutex_);
    readings_.push_back(reading);
    hasNews_ = true;
    changed_.notify_one();
    return reading;
}

void LogStore::work(const std::stop_token &stop) {
    while (!stop.stop_requested()) {
        std::vector<std::shared_ptr<Reading>> readings;
        {
            const std::lock_guard lock(mutex_);
            hasNews_ = false;
            std::erase_if(readings_, [](const auto &reading) { return reading.expired(); });
            for (const auto &reading : readings_)
                readings.push_back(reading.lock());
        }
        bool hasMore = false, follows = false;
        for (const auto &reading : readings) {
            hasMore = (reading && reading->advance()) || hasMore;
            follows = follows || (reading && reading->follows());
        }
        readings.clear();
        if (hasMore)
            continue;
        std::unique_lock lock(mutex_);
        if (follows)
            changed_.wait_for(lock, stop, followTime, [this] { return hasNews_; });
        else
            changed_.wait(lock, stop, [this] { return hasNews_; });
    }
}

void removePastLogs(const fs::path &deploymentLogs, const std::vector<std::string> &running, std::size_t kept) {
    std::vector<std::pair<fs::file_time_type, fs::path>> past;
    std::error_code ignored;
    for (const auto &entry : fs::directory_iterator(deploymentLogs, ignored)) {
        const auto files = replica::logFiles(entry.path());
        const auto newest = files.empty() ? entry.path() : entry.path() / replica::logFileName(files.back());
        if (std::find(running.begin(), running.end(), entry.path().filename().string()) == running.end())
            past.emplace_back(fs::last_write_time(newest, ignored), entry.path());
    }
    std::sort(past.begin(), past.end());
    for (std::size_t old = 0; old + kept < past.size(); ++old)
        fs::remove_all(past[old].second, ignored);
}

std::string lastLine(const fs::path &replicaLog) {
    LogCursor cursor(replicaLog);
    cursor.moveToEnd();
    for (int count = 0; count < 1'000; ++count) {
        const auto line = cursor.previous();
        if (!line)
            return {};
        if (line->stream == replica::Stream::Control || line->text.find_first_not_of(" \t\r") == std::string::npos)
            continue;
        std::string text;
        std::string_view rest = line->text;
        while (!rest.empty() && text.size() < lastLineBytes) {
            const auto character = core::decodeUtf8(rest);
            // Engines colour their output.
            if (character.size == 0 || character.value < 0x20 || character.value == 0x7F)
                text += ' ';
            else
                text += rest.substr(0, character.size);
            rest.remove_prefix(std::max<std::size_t>(character.size, 1));
        }
        return text;
    }
    return {};
}

} // namespace deployments
