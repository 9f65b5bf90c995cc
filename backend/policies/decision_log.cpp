#include "backend/policies/decision_log.h"

#include <algorithm>
#include <utility>

#include <sys/resource.h>
#include <unistd.h>

#include "backend/ledger/draft_checks.h"
#include "backend/policies/judge.h"

#include "pilothouse/v1/resource.pb.h"

namespace policies {

namespace {

// Where changes never cease, whoever asks is not to wait for their end.
constexpr std::chrono::milliseconds LongestWait(500);
constexpr std::size_t MostWaiting = 10'000;
// What is noted within it is written at once: to be woken for each change would cost the changes.
constexpr std::chrono::milliseconds Gathering(100);
constexpr int Nice = 10;
constexpr std::uint64_t FileBytes = std::uint64_t{16} << 20;

std::int64_t millisecondsOf(ledger::Time time) {
    return time.time_since_epoch().count();
}

// The name of a file begins with the time of its first record, in as many digits as any has.
std::string fileName(std::int64_t time) {
    auto digits = std::to_string(std::max<std::int64_t>(time, 0));
    return std::string(16 - std::min<std::size_t>(digits.size(), 16), '0') + digits + ".decisions";
}

std::int64_t timeOf(const std::filesystem::path &file) {
    return std::strtoll(file.stem().c_str(), nullptr, 10);
}

bool wasAllowed(const ledger::CountedVerdict &counted, v1::PolicyStage stage, const std::string &object,
                const std::string &target) {
    for (const auto &decision : counted.verdict.decisions) {
        if (decision.stage() == stage && decision.object() == object && decision.target() == target)
            return decision.verdict().is_allowed();
    }
    return true;
}

} // namespace

DecisionLog::DecisionLog(std::filesystem::path directory) : directory_(std::move(directory)) {
    std::error_code failed;
    std::filesystem::create_directories(directory_, failed);
    std::filesystem::permissions(directory_, std::filesystem::perms::owner_all, failed);
    thread_ = std::jthread([this](const std::stop_token &stop) { work(stop); });
}

DecisionLog::~DecisionLog() {
    thread_.request_stop();
    thread_.join();
}

void DecisionLog::note(ledger::CountedVerdict counted, ledger::SnapshotPtr state) {
    bool isFirst = false;
    {
        const std::lock_guard lock(mutex_);
        if (noted_.size() >= MostWaiting)
            return;
        isFirst = noted_.empty();
        noted_.push_back({std::move(counted), std::move(state)});
    }
    if (isFirst)
        changed_.notify_all();
}

void DecisionLog::work(const std::stop_token &stop) {
    // On Linux a thread has a priority of its own; where it cannot be lowered, it keeps the one it has.
    ::setpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()), Nice);
    for (;;) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, stop, [this] { return !noted_.empty(); });
        if (noted_.empty())
            return;
        changed_.wait_for(lock, stop, Gathering, [this] { return readers_ > 0; });
        const auto taken = std::exchange(noted_, {});
        isWriting_ = true;
        lock.unlock();
        for (const auto &noted : taken)
            write(noted);
        file_.flush();
        lock.lock();
        isWriting_ = false;
        lock.unlock();
        changed_.notify_all();
    }
}

void DecisionLog::write(const Noted &noted) {
    const auto &counted = noted.counted;
    const auto time = millisecondsOf(counted.time);
    if (!writer_ || written_ > FileBytes)
        begin(time);
    std::string bytes;
    const Case asked{counted.actor, counted.op, counted.drafts, counted.first, *noted.state, counted.time};
    eachQuestion(asked, *bindings_.of(*noted.state), {}, [&](const Question &question) {
        const auto &draft = counted.drafts[question.draft];
        const auto permission = counted.op.empty() ? ledger::permissionOf(draft) : counted.op;
        const auto &meta = draft.after.meta();
        const auto target = question.admission.target ? question.admission.target->name : std::string();
        writer_->append({counted.logIndex, time, question.stage, counted.actor.principal, permission, meta.name(),
                         meta.team(), target, wasAllowed(counted, question.stage, meta.name(), target)},
                        question.facts, &bytes);
    });
    file_.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    written_ += bytes.size();
}

// Each start and each full file begins a new one: texts are numbered by file.
void DecisionLog::begin(std::int64_t time) {
    forgetOld(time);
    writer_.emplace();
    written_ = 0;
    file_ = std::ofstream(directory_ / fileName(time), std::ios::binary | std::ios::app);
    // One that is there already, of the same millisecond, would number its texts otherwise.
    for (auto next = time + 1; file_.is_open() && file_.tellp() > 0; ++next)
        file_ = std::ofstream(directory_ / fileName(next), std::ios::binary | std::ios::app);
}

void DecisionLog::forgetOld(std::int64_t now) {
    const auto oldest = now - std::chrono::milliseconds(KeptTime).count();
    std::uint64_t kept = 0;
    auto files = paths();
    std::reverse(files.begin(), files.end());
    for (std::size_t i = 0; i < files.size(); ++i) {
        std::error_code unknown;
        kept += std::filesystem::file_size(files[i], unknown);
        // A file's last record is no younger than the first of the next one.
        const bool isOld = i > 0 && timeOf(files[i - 1]) < oldest;
        if (isOld || kept > KeptBytes)
            std::filesystem::remove(files[i], unknown);
    }
}

DecisionFiles DecisionLog::paths() const {
    DecisionFiles found;
    std::error_code failed;
    for (const auto &entry : std::filesystem::directory_iterator(directory_, failed)) {
        if (entry.path().extension() == ".decisions")
            found.push_back(entry.path());
    }
    std::sort(found.begin(), found.end());
    return found;
}

DecisionFiles DecisionLog::files() {
    std::unique_lock lock(mutex_);
    ++readers_;
    changed_.notify_all();
    changed_.wait_for(lock, LongestWait, [this] { return noted_.empty() && !isWriting_; });
    --readers_;
    lock.unlock();
    return paths();
}

} // namespace policies
