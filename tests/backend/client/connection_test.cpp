#include "backend/client/resource_calls.h"
#include "tests/backend/client/connected.h"

#include <QSignalSpy>
#include <QTest>

using namespace std::chrono_literals;

namespace client_test {

using State = client::Connection::State;

class ConnectionTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void itComesOnlineAndKnowsItsService() {
        Connected connected;
        QCOMPARE(connected.connection->state(), State::Connecting);
        QTRY_VERIFY(connected.connection->isOnline());
        QCOMPARE(connected.connection->serverInfo().store_uuid(), "store-1");
        QVERIFY(connected.connection->latency().has_value());
        QVERIFY(connected.connection->latency()->count() > 0);
        QVERIFY(!connected.connection->error());
        QVERIFY(!connected.connection->retryAt());
    }

    void itProbesWhileItIsOnline() {
        Connected connected;
        QTRY_VERIFY(connected.connection->isOnline());
        QSignalSpy learned(connected.connection.get(), &client::Connection::serverInfoChanged);
        {
            std::lock_guard lock(connected.answers.mutex);
            connected.answers.info.set_log_size(42);
        }
        QTRY_COMPARE(connected.connection->serverInfo().log_size(), 42);
        QVERIFY(!learned.isEmpty());
    }

    void itFollowsAServiceThatMovesToAnotherPort() {
        Connected connected;
        QTRY_VERIFY(connected.connection->isOnline());
        const auto before = connected.connection->address();
        connected.service.reset();
        QTRY_COMPARE(connected.connection->state(), State::Offline);
        QVERIFY(connected.connection->error()->reason() == core::v1::UNAVAILABLE);
        QVERIFY(connected.connection->retryAt().has_value());
        connected.start();
        QTRY_VERIFY(connected.connection->isOnline());
        QVERIFY(connected.connection->address() != before);
    }

    void aLostServiceIsNoticedByTheFirstCallThatFails() {
        Connected connected;
        connected.timing.probeInterval = 1h;
        connected.connect();
        QTRY_VERIFY(connected.connection->isOnline());
        const auto subscription = connected.connection->resources().watch({});
        QTRY_COMPARE(
            [&] {
                std::lock_guard lock(connected.answers.mutex);
                return connected.answers.openWatches;
            }(),
            1);
        connected.service.reset();
        QTRY_COMPARE(connected.connection->state(), State::Offline);
    }

    void theSourceCallsItBack() {
        Connected connected;
        connected.timing.firstDelay = connected.timing.longestDelay = 1h;
        connected.service.reset();
        connected.connect();
        QTRY_COMPARE(connected.connection->state(), State::Offline);
        connected.start();
        Q_EMIT connected.source.changed();
        QTRY_VERIFY(connected.connection->isOnline());
    }

    void theBackOffGrowsToItsBound() {
        Connected connected;
        connected.service.reset();
        connected.source.endpoint.reset();
        connected.timing = {1h, 1s, 40ms, 160ms};
        connected.connect();
        std::vector<std::chrono::milliseconds> delays;
        connect(connected.connection.get(), &client::Connection::stateChanged, this, [&] {
            if (const auto at = connected.connection->retryAt())
                delays.push_back(std::chrono::duration_cast<std::chrono::milliseconds>(*at - connected.clock.now()));
        });
        QTRY_VERIFY(delays.size() >= 5);
        const std::vector<std::chrono::milliseconds> bounds = {40ms, 80ms, 160ms, 160ms, 160ms};
        for (std::size_t i = 0; i < bounds.size(); ++i)
            QVERIFY2(delays[i] >= bounds[i] / 2 && delays[i] <= bounds[i],
                     QByteArray::number(qint64(delays[i].count())));
    }

    void aHangingServiceIsLeftAtTheDeadline() {
        Connected connected;
        connected.timing.attemptDeadline = 100ms;
        connected.connect();
        QTRY_VERIFY(connected.connection->isOnline());
        {
            std::lock_guard lock(connected.answers.mutex);
            connected.answers.hangs = true;
        }
        QTRY_COMPARE(connected.connection->state(), State::Offline);
        QCOMPARE(connected.connection->error()->reason(), core::v1::DEADLINE_EXCEEDED);
        {
            std::lock_guard lock(connected.answers.mutex);
            connected.answers.hangs = false;
        }
        QTRY_VERIFY(connected.connection->isOnline());
    }

    void aServiceOfAnotherAuthorityIsRefused() {
        Connected connected;
        const Authority other;
        connected.source.endpoint->credentials = other.client();
        connected.connect();
        QTRY_COMPARE(connected.connection->state(), State::Refused);
        QCOMPARE(connected.connection->error()->reason(), core::v1::UNTRUSTED_SERVER);
    }

    void aServiceOfAnotherTrustDomainIsRefused() {
        Connected connected;
        connected.source.endpoint->trustDomain = "other.pilothouse.internal";
        connected.connect();
        QTRY_COMPARE(connected.connection->state(), State::Refused);
        QCOMPARE(connected.connection->error()->reason(), core::v1::UNTRUSTED_SERVER);
    }

    void anExpiredCertificateOfOursIsSaidPlainly() {
        Connected connected;
        connected.source.endpoint->credentials = connected.authority.client(
            "alice", std::chrono::floor<std::chrono::seconds>(connected.clock.now()) - 31 * 24h);
        connected.connect();
        QTRY_COMPARE(connected.connection->state(), State::Refused);
        QCOMPARE(connected.connection->error()->reason(), core::v1::UNAUTHENTICATED);
        QVERIFY(connected.connection->error()->message().find("expired") != std::string::npos);
    }

    void aCertificateThatTheServiceDoesNotAcceptIsNotTakenForSuccess() {
        Connected connected;
        const Authority other;
        connected.source.endpoint->credentials = other.client();
        connected.source.endpoint->credentials.caPem = connected.authority.client().caPem;
        connected.connect();
        QTRY_VERIFY(connected.connection->error());
        QVERIFY(!connected.connection->isOnline());
    }

    void aCertificateIsRenewedAtTwoThirdsOfItsLife() {
        Connected connected;
        QTRY_VERIFY(connected.connection->isOnline());
        QSignalSpy renewed(connected.connection.get(), &client::Connection::linkRenewed);
        QTest::qWait(300);
        QVERIFY(connected.source.stored.empty());
        connected.clock.advance(std::chrono::hours(24 * 21));
        QTRY_COMPARE(renewed.size(), 1);
        QVERIFY(connected.connection->isOnline());
        QCOMPARE(connected.source.stored.size(), 1u);
        QVERIFY(connected.source.stored[0].privateKeyPem != connected.source.endpoint->credentials.privateKeyPem);
        std::optional<core::Result<v1::ServerInfo>> info;
        client::deliver(connected.connection->resources().getServerInfo({}), this,
                        [&](core::Result<v1::ServerInfo> result) { info = std::move(result); });
        QTRY_VERIFY(info);
        QVERIFY(info->isOk());
    }

    void aCertificateIsRenewedByHandBeforeItIsDue() {
        Connected connected;
        QTRY_VERIFY(connected.connection->isOnline());
        QSignalSpy renewed(connected.connection.get(), &client::Connection::linkRenewed);
        connected.connection->renewCertificate();
        // One at a time: the second asks for nothing more.
        connected.connection->renewCertificate();
        QTRY_COMPARE(renewed.size(), 1);
        QCOMPARE(connected.source.stored.size(), 1u);
        QVERIFY(connected.connection->isOnline());
    }

    void aRenewalThatFailsIsToldAndTheOldCertificateServesOn() {
        Connected connected;
        QTRY_VERIFY(connected.connection->isOnline());
        connected.source.refusal = core::Error(core::v1::DISK_FULL, "no room", {{"free_bytes", "0"}});
        QSignalSpy renewed(connected.connection.get(), &client::Connection::linkRenewed);
        std::optional<core::Error> error;
        QObject::connect(connected.connection.get(), &client::Connection::renewalFailed, this,
                         [&error](const core::Error &told) { error = told; });
        connected.connection->renewCertificate();
        QTRY_VERIFY(error);
        QCOMPARE(error->reason(), core::v1::DISK_FULL);
        QCOMPARE(renewed.size(), 0);
        QVERIFY(connected.connection->isOnline());
    }

    void itMayBeDestroyedInEveryState() {
        Connected connected;
        for (int i = 0; i < 40; ++i) {
            {
                std::lock_guard lock(connected.answers.mutex);
                connected.answers.hangs = i % 2 == 0;
            }
            connected.connection.reset();
            connected.connect();
            QTest::qWait(i % 20);
            // The last channel goes while calls are under way.
            const auto pending = connected.connection->resources().getServerInfo({});
            connected.connection.reset();
        }
    }
};

} // namespace client_test

QTEST_GUILESS_MAIN(client_test::ConnectionTest)
#include "connection_test.moc"
