#include "tests/bench/first_copy.h"

#include <unistd.h>

#include <cstdio>
#include <fstream>
#include <memory>

#include <QCoreApplication>
#include <QTimer>

#include "backend/client/connection.h"
#include "backend/client/embedded_service.h"
#include "backend/client/resource_cache.h"
#include "backend/core/random.h"
#include "tests/bench/figures.h"

namespace bench {

namespace {

using namespace std::chrono_literals;

constexpr auto Patience = 60s;

// Resident, of this process.
double megabytes() {
    std::ifstream file("/proc/self/statm");
    double total = 0;
    double resident = 0;
    file >> total >> resident;
    return resident * static_cast<double>(::sysconf(_SC_PAGESIZE)) / 1e6;
}

class FirstCopy {
public:
    explicit FirstCopy(client::Connection &connection) : connection_(connection) {
        QObject::connect(&connection, &client::Connection::stateChanged, [this] { begin(); });
    }

private:
    void begin() {
        if (!connection_.isOnline() || cache_)
            return;
        startMegabytes_ = megabytes();
        startSeconds_ = wallSeconds();
        cache_ = std::make_unique<client::ResourceCache>(connection_, client::ResourceCache::Options());
        QObject::connect(cache_.get(), &client::ResourceCache::stateChanged, [this] { end(); });
    }

    void end() const {
        if (cache_->state() != client::ResourceCache::State::Live)
            return;
        std::printf("%.4f %.2f %zu\n", wallSeconds() - startSeconds_, megabytes() - startMegabytes_,
                    cache_->count("models"));
        QCoreApplication::exit(0);
    }

    client::Connection &connection_;
    double startMegabytes_ = 0;
    double startSeconds_ = 0;
    std::unique_ptr<client::ResourceCache> cache_;
};

} // namespace

int runFirstCopy(const std::filesystem::path &dataDirectory) {
    int argc = 1;
    char name[] = "first-copy";
    char *argv[] = {name, nullptr};
    QCoreApplication application(argc, argv);
    const core::SystemClock clock;
    core::SystemRandom random;
    // Joins what runs there; `false` would be started where nothing does.
    client::EmbeddedService service({dataDirectory, QStringLiteral("false"), {}});
    client::Connection connection({service, clock, random, {}});
    const FirstCopy copy(connection);
    QTimer::singleShot(Patience, &application, [] { QCoreApplication::exit(1); });
    return QCoreApplication::exec();
}

} // namespace bench
