#include "backend/client/embedded_service.h"

#include "backend/client/private_directory.h"
#include "backend/core/whole_file.h"

#include <QProcess>

#include <csignal>
#include <sstream>
#include <string_view>
#include <utility>

namespace client {

namespace {

using std::chrono::steady_clock;
using namespace std::chrono_literals;

// Beside the directory's change notices, which network homes and containers may lack.
constexpr auto PollInterval = 100ms;
// A process that ends at once may have found another console's service that is still starting.
constexpr auto Patience = 3s;
// Then the file is taken for the leftover of a crash whose pid somebody else now has.
constexpr int LargestOffers = 3;
constexpr std::size_t LogLimit = 64 << 10;

std::filesystem::path logOf(const std::filesystem::path &dataDirectory) {
    return dataDirectory / "service.log";
}

core::Result<std::int64_t> launch(const QString &program, const QStringList &arguments,
                                  const std::filesystem::path &dataDirectory) {
    QProcess process;
    process.setProgram(program);
    process.setArguments(arguments);
    process.setStandardInputFile(QProcess::nullDevice());
    process.setStandardOutputFile(QProcess::nullDevice());
    process.setStandardErrorFile(QString::fromStdString(logOf(dataDirectory).string()));
    qint64 pid = 0;
    if (process.startDetached(&pid))
        return pid;
    return core::Error(core::v1::UNAVAILABLE,
                       program.toStdString() + " cannot be started: " + process.errorString().toStdString());
}

// The last line that is not one of the service's structured log, without the program's name.
std::string lastSentence(const std::string &log) {
    constexpr std::string_view name = "pilothouse: ";
    std::string last;
    std::istringstream lines(log);
    for (std::string line; std::getline(lines, line);) {
        if (!line.empty() && line.front() != '{')
            last = line.starts_with(name) ? line.substr(name.size()) : line;
    }
    return last;
}

} // namespace

EmbeddedService::EmbeddedService(Options options, QObject *parent)
    : EndpointSource(parent), options_(std::move(options)) {
    poll_.setInterval(PollInterval);
    connect(&poll_, &QTimer::timeout, this, &EmbeddedService::lookAgain);
    connect(&watcher_, &QFileSystemWatcher::directoryChanged, this, [this] { asked_ ? lookAgain() : checkCurrent(); });
}

EmbeddedService::~EmbeddedService() = default;

Pending<Endpoint> EmbeddedService::resolve() {
    asked_.emplace();
    deadline_ = std::nullopt;
    died_ = std::nullopt;
    startedPid_ = current_.pid == startedPid_ ? startedPid_ : 0;
    lookAgain();
    return asked_->pending();
}

core::Result<EmbeddedService::Look> EmbeddedService::look(const std::filesystem::path &dataDirectory) {
    if (const auto made = makePrivateDirectory(dataDirectory); !made)
        return made.error();
    const auto file = tls::readEndpointFile(dataDirectory);
    if (!file || !tls::isRunning(file->pid))
        return Look();
    auto credentials = tls::loadCredentials(tls::CredentialFiles::in(tls::ownerCredentialsPath(dataDirectory)));
    if (!credentials)
        return std::move(credentials).error();
    return Look(Found{*file, {file->address, *std::move(credentials), {}}});
}

void EmbeddedService::lookAgain() {
    if (std::exchange(isLooking_, true))
        return;
    const auto seen = worker_.run<Look>([directory = options_.dataDirectory] { return look(directory); });
    deliver(seen, this, [this](const core::Result<Look> &found) {
        isLooking_ = false;
        if (watcher_.directories().isEmpty())
            watcher_.addPath(QString::fromStdString(options_.dataDirectory.string()));
        if (asked_)
            consider(found);
    });
}

void EmbeddedService::consider(const core::Result<Look> &seen) {
    if (!seen) {
        answer(seen.error());
        return;
    }
    const bool isUseless = *seen && (*seen)->file == current_ && offers_ >= LargestOffers;
    const bool isLate = deadline_ && steady_clock::now() >= *deadline_;
    if (*seen && (!isUseless || isLate))
        take(**seen);
    else if (!deadline_)
        start();
    else if (isLate || hasDied())
        fail();
}

void EmbeddedService::start() {
    deadline_ = steady_clock::now() + options_.startDeadline;
    poll_.start();
    const auto launched = worker_.run<std::int64_t>(
        [program = options_.program, arguments = options_.arguments, directory = options_.dataDirectory] {
            return launch(program, arguments, directory);
        });
    deliver(launched, this, [this](const core::Result<std::int64_t> &pid) {
        if (pid)
            startedPid_ = *pid;
        else if (asked_)
            answer(pid.error());
    });
}

bool EmbeddedService::hasDied() {
    if (startedPid_ == 0 || tls::isRunning(startedPid_))
        return false;
    if (!died_)
        died_ = steady_clock::now();
    return steady_clock::now() - *died_ >= Patience;
}

void EmbeddedService::take(const Found &found) {
    offers_ = found.file == current_ ? offers_ % LargestOffers + 1 : 1;
    current_ = found.file;
    answer(found.endpoint);
}

// What it has said last tells why.
void EmbeddedService::fail() {
    poll_.stop();
    const auto last = worker_.run<std::string>(
        [file = logOf(options_.dataDirectory)] { return core::readWholeFile(file, LogLimit); });
    deliver(last, this, [this](const core::Result<std::string> &log) {
        const std::string message = "the embedded service did not start";
        const auto detail = log ? lastSentence(*log) : std::string();
        if (!asked_)
            return;
        if (detail.empty())
            answer(core::Error(core::v1::UNAVAILABLE, message));
        else
            answer(core::Error(core::v1::UNAVAILABLE, message + ": " + detail, {{"detail", detail}}));
    });
}

void EmbeddedService::answer(core::Result<Endpoint> endpoint) {
    poll_.stop();
    std::exchange(asked_, std::nullopt)->complete(std::move(endpoint));
}

void EmbeddedService::checkCurrent() {
    const auto file = worker_.run<tls::EndpointFile>(
        [directory = options_.dataDirectory] { return tls::readEndpointFile(directory); });
    deliver(file, this, [this](const core::Result<tls::EndpointFile> &found) {
        if (found && *found != current_ && !asked_)
            Q_EMIT changed();
    });
}

Pending<void> EmbeddedService::store(tls::Credentials credentials) {
    return worker_.run<void>([directory = options_.dataDirectory, credentials = std::move(credentials)] {
        return tls::storeCredentials(tls::CredentialFiles::in(tls::ownerCredentialsPath(directory)), credentials);
    });
}

Pending<void> EmbeddedService::stop() {
    return worker_.run<void>([directory = options_.dataDirectory, current = current_]() -> core::Result<void> {
        const auto file = tls::readEndpointFile(directory);
        if (file && *file == current && tls::isRunning(current.pid))
            ::kill(static_cast<pid_t>(current.pid), SIGTERM);
        return {};
    });
}

void EmbeddedService::leave() const {
    const auto file = tls::readEndpointFile(options_.dataDirectory);
    // One that we started may not have told yet where it is.
    const auto pid = file ? file->pid : startedPid_;
    const bool isOurs = file ? *file == current_ : pid != 0;
    if (isOurs && tls::isRunning(pid))
        ::kill(static_cast<pid_t>(pid), SIGHUP);
}

} // namespace client
