#include "backend/client/connection.h"
#include "backend/client/embedded_service.h"
#include "backend/core/whole_file.h"
#include "pilothouse/v1/resource_service.pb.h"
#include "tests/support/fake_clock.h"
#include "tests/support/temporary_directory.h"

#include <QSignalSpy>
#include <QTest>

#include <csignal>
#include <unistd.h>

using namespace std::chrono_literals;

namespace client_test {

using State = client::Connection::State;

// One console: its way to the service, and its connection.
class Console {
public:
    explicit Console(const std::filesystem::path &directory, const char *mode = "serve")
        : service({directory,
                   QString::fromLocal8Bit(qgetenv("PILOTHOUSE_FAKE_SERVICE")),
                   {QString::fromLatin1(mode), QString::fromStdString(directory.string())},
                   2s}),
          connection({service, clock, random, {200ms, 1s, 20ms, 100ms}}) {}

    core::SystemClock clock;
    support::SeededRandom random;
    client::EmbeddedService service;
    client::Connection connection;
};

class EmbeddedServiceTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        directory_ = std::make_unique<support::TemporaryDirectory>();
        data_ = directory_->path() / "new" / "data";
    }
    void cleanup() {
        const auto endpoint = tls::readEndpointFile(data_);
        if (endpoint && endpoint->version == "test")
            ::kill(static_cast<pid_t>(endpoint->pid), SIGKILL);
        directory_.reset();
    }

    void aServiceIsStartedWhereNoneRuns() {
        Console console(data_);
        QTRY_VERIFY(console.connection.isOnline());
        QVERIFY(console.connection.serverInfo().embedded());
        QVERIFY(console.service.isStartedHere());
        QCOMPARE(console.service.pid(), tls::readEndpointFile(data_)->pid);
        QVERIFY(console.service.pid() != ::getpid());
    }

    void aSecondConsoleJoins() {
        Console first(data_);
        QTRY_VERIFY(first.connection.isOnline());
        Console second(data_);
        QTRY_VERIFY(second.connection.isOnline());
        QCOMPARE(second.service.pid(), first.service.pid());
        QVERIFY(!second.service.isStartedHere());
    }

    void twoConsolesThatStartTogetherShareOneService() {
        Console first(data_);
        Console second(data_);
        QTRY_VERIFY(first.connection.isOnline() && second.connection.isOnline());
        QCOMPARE(second.service.pid(), first.service.pid());
    }

    void theServiceOutlivesTheConsole() {
        std::int64_t pid = 0;
        {
            Console console(data_);
            QTRY_VERIFY(console.connection.isOnline());
            pid = console.service.pid();
        }
        QVERIFY(tls::isRunning(pid));
        Console next(data_);
        QTRY_VERIFY(next.connection.isOnline());
        QCOMPARE(next.service.pid(), pid);
    }

    void aServiceThatWasKilledIsStartedAnew() {
        Console console(data_);
        QTRY_VERIFY(console.connection.isOnline());
        const auto address = console.connection.address();
        const auto pid = console.service.pid();
        ::kill(static_cast<pid_t>(pid), SIGKILL);
        QTRY_VERIFY(!console.connection.isOnline());
        QTRY_VERIFY(console.connection.isOnline());
        QVERIFY(console.service.pid() != pid);
        QVERIFY(console.connection.address() != address);
    }

    void aServiceThatWasRestartedBySomebodyElseIsFollowed() {
        Console first(data_);
        Console second(data_);
        QTRY_VERIFY(first.connection.isOnline() && second.connection.isOnline());
        const auto pid = first.service.pid();
        ::kill(static_cast<pid_t>(pid), SIGKILL);
        QTRY_VERIFY(first.service.pid() != pid && first.connection.isOnline());
        QTRY_VERIFY(second.service.pid() == first.service.pid() && second.connection.isOnline());
    }

    void theLeftoverOfACrashIsPassedOver() {
        std::filesystem::create_directories(data_);
        QVERIFY(tls::writeEndpointFile(data_, {"127.0.0.1:1", 999999999, {}, {}, "old"}));
        Console console(data_);
        QTRY_VERIFY(console.connection.isOnline());
    }

    void aLeftoverWhosePidSomebodyElseHasIsPassedOver() {
        {
            Console console(data_);
            QTRY_VERIFY(console.connection.isOnline());
            ::kill(static_cast<pid_t>(console.service.pid()), SIGKILL);
        }
        // This process runs, but does not serve.
        QVERIFY(tls::writeEndpointFile(data_, {"127.0.0.1:1", ::getpid(), {}, {}, "old"}));
        Console console(data_);
        QTRY_VERIFY(console.connection.isOnline());
        QVERIFY(console.service.pid() != ::getpid());
    }

    void aDamagedEndpointFileIsPassedOver() {
        std::filesystem::create_directories(data_);
        QVERIFY(core::replaceWholeFile(tls::endpointPath(data_), "{"));
        Console console(data_);
        QTRY_VERIFY(console.connection.isOnline());
    }

    void aServiceThatEndsAtOnceSaysWhy() {
        Console console(data_, "fail");
        QTRY_COMPARE_WITH_TIMEOUT(console.connection.state(), State::Offline, 10000);
        QCOMPARE(console.connection.error()->arguments().at("detail"), "the disk is on fire");
    }

    void aServiceThatIsNeverReadyIsGivenUp() {
        Console console(data_, "hang");
        QTRY_COMPARE_WITH_TIMEOUT(console.connection.state(), State::Offline, 10000);
        QCOMPARE(console.connection.error()->reason(), core::v1::UNAVAILABLE);
    }

    void aProgramThatIsMissingIsNamed() {
        client::EmbeddedService service({data_, QStringLiteral("/nowhere/pilothouse"), {}});
        std::optional<core::Error> error;
        client::deliver(service.resolve(), this,
                        [&](core::Result<client::Endpoint> endpoint) { error = endpoint.error(); });
        QTRY_VERIFY(error);
        QVERIFY(error->message().find("/nowhere/pilothouse") != std::string::npos);
    }

    void aDataDirectoryThatCannotBeMadeIsNamed() {
        client::EmbeddedService service({"/proc/nowhere", QStringLiteral("/bin/false"), {}});
        std::optional<core::Error> error;
        client::deliver(service.resolve(), this,
                        [&](core::Result<client::Endpoint> endpoint) { error = endpoint.error(); });
        QTRY_VERIFY(error);
        QCOMPARE(error->reason(), core::v1::DATA_DIRECTORY_UNUSABLE);
    }

    void itCanBeStopped() {
        Console console(data_);
        QTRY_VERIFY(console.connection.isOnline());
        const auto pid = console.service.pid();
        bool isAsked = false;
        client::deliver(console.service.stop(), this, [&](core::Result<void> asked) { isAsked = asked.isOk(); });
        QTRY_VERIFY(isAsked);
        QTRY_VERIFY(!tls::isRunning(pid));
    }

    // The stand-in does what SIGHUP does to whoever has no other wish: it ends.
    void itIsToldThatTheConsoleLeaves() {
        Console console(data_);
        QTRY_VERIFY(console.connection.isOnline());
        const auto pid = console.service.pid();
        console.service.leave();
        QTRY_VERIFY(!tls::isRunning(pid));
    }

    void renewedCredentialsAreUsedAtTheNextStart() {
        Console console(data_);
        QTRY_VERIFY(console.connection.isOnline());
        const auto files = tls::CredentialFiles::in(tls::ownerCredentialsPath(data_));
        auto credentials = tls::loadCredentials(files).value();
        credentials.caPem += "\n";
        bool isStored = false;
        client::deliver(console.service.store(credentials), this,
                        [&](core::Result<void> stored) { isStored = stored.isOk(); });
        QTRY_VERIFY(isStored);
        std::optional<client::Endpoint> endpoint;
        client::deliver(console.service.resolve(), this,
                        [&](core::Result<client::Endpoint> found) { endpoint = *std::move(found); });
        QTRY_VERIFY(endpoint);
        QCOMPARE(endpoint->credentials.caPem, credentials.caPem);
    }

private:
    std::unique_ptr<support::TemporaryDirectory> directory_;
    std::filesystem::path data_;
};

} // namespace client_test

QTEST_GUILESS_MAIN(client_test::EmbeddedServiceTest)
#include "embedded_service_test.moc"
