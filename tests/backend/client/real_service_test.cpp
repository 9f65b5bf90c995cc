#include "backend/client/audit_calls.h"
#include "backend/client/connection.h"
#include "backend/client/embedded_service.h"
#include "backend/client/entry_check.h"
#include "backend/client/fleet_calls.h"
#include "backend/client/log_verifier.h"
#include "backend/client/permissions.h"
#include "backend/client/resource_cache.h"
#include "backend/client/resource_calls.h"
#include "backend/client/subscription.h"
#include "backend/service/control_service.h"
#include "backend/service/structured_log.h"
#include "tests/support/fake_clock.h"
#include "tests/support/temporary_directory.h"

#include <QSignalSpy>
#include <QTest>

using namespace std::chrono_literals;

namespace client_test {

namespace v1 = pilothouse::v1;

// The whole control service in this process, and a console that joins it by its endpoint file.
class RealServiceTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        directory_ = std::make_unique<support::TemporaryDirectory>();
        startService();
        consoleClock_ = std::make_unique<support::FakeClock>(clock_.now());
        source_ = std::make_unique<client::EmbeddedService>(
            client::EmbeddedService::Options{directory_->path() / "data", QStringLiteral("/bin/false"), {}});
        connection_ = std::make_unique<client::Connection>(
            client::Connection::Options{*source_, *consoleClock_, random_, {200ms, 5s, 20ms, 200ms}});
        QTRY_VERIFY(connection_->isOnline());
    }
    void cleanup() {
        connection_.reset();
        source_.reset();
        service_.reset();
        directory_.reset();
    }

    void theCacheFollowsChanges() {
        client::ResourceCache cache(*connection_, {});
        QTRY_COMPARE(cache.state(), client::ResourceCache::State::Live);
        QVERIFY(cache.contains(connection_->serverInfo().principal()));
        apply("models/llama");
        QTRY_VERIFY(cache.contains("models/llama"));
        QCOMPARE(cache.find("models/llama")->model().license(), "mit");
        QVERIFY(*cache.age() < 5s);
    }

    void theCacheResumesAfterARestartOnAnotherPort() {
        client::ResourceCache cache(*connection_, {});
        apply("models/llama");
        QTRY_VERIFY(cache.contains("models/llama"));
        QTRY_COMPARE(cache.state(), client::ResourceCache::State::Live);
        service_.reset();
        QTRY_VERIFY(!connection_->isOnline());
        QCOMPARE(cache.state(), client::ResourceCache::State::Stale);
        QVERIFY(cache.contains("models/llama"));
        QSignalSpy changes(&cache, &client::ResourceCache::changed);
        startService();
        QTRY_VERIFY_WITH_TIMEOUT(connection_->isOnline(), 20000);
        QTRY_COMPARE(cache.state(), client::ResourceCache::State::Live);
        apply("models/mistral");
        QTRY_VERIFY(cache.contains("models/mistral"));
        QVERIFY(cache.contains("models/llama"));
        // Nothing was told twice, although the window of the watch went with the service.
        for (const auto &change : changes) {
            const auto &kinds = change[0].value<client::ResourceChanges>().kinds;
            for (const auto &kind : kinds)
                QVERIFY(std::ranges::find(kind.added, "models/llama") == kind.added.end());
        }
    }

    void aStaleEtagBringsWhatStandsThere() {
        apply("models/llama");
        const auto error = applyAgain("models/llama", "stale");
        QVERIFY(error);
        QCOMPARE(error->reason(), core::v1::STALE_ETAG);
        QVERIFY(error->current());
        QCOMPARE(error->current()->meta().name(), "models/llama");
    }

    void theLogIsVerifiedAndItsEntriesProvenAndTrue() {
        const support::TemporaryDirectory memory;
        client::LogVerifier verifier(*connection_, client::LogMemory({memory.path(), memory.path() / "visit"}),
                                     *consoleClock_);
        QTRY_COMPARE(verifier.state(), client::LogVerifier::State::Verified);
        const auto before = verifier.head()->tree.size;
        apply("models/llama");
        QTRY_VERIFY(verifier.head()->tree.size > before);
        QCOMPARE(verifier.state(), client::LogVerifier::State::Verified);
        std::vector<std::int64_t> indices;
        for (std::int64_t index = 0; index < verifier.head()->tree.size; ++index)
            indices.push_back(index);
        verifier.prove(indices);
        for (const auto index : indices) {
            QTRY_COMPARE(verifier.proofOf(index), client::LogVerifier::Proof::Proven);
            const auto entry = entryAt(index);
            QVERIFY(entry);
            QCOMPARE(verifier.proofOf(index, entry->leaf()), client::LogVerifier::Proof::Proven);
            const auto checked = client::checkEntry(*entry);
            QVERIFY2(checked.isOk(), checked ? "" : checked.error().message().c_str());
        }
    }

    void theOwnerMayDoEverything() {
        client::ResourceCache cache(*connection_, {});
        client::Permissions permissions(*connection_, cache);
        apply("models/llama");
        QTRY_COMPARE(permissions.isAllowed("models.update", "models/llama"), true);
        QTRY_COMPARE(permissions.isAllowed("models.create", ""), true);
    }

    void theCertificateIsRenewedAndServesAtTheNextStart() {
        QSignalSpy renewed(connection_.get(), &client::Connection::linkRenewed);
        const auto files = tls::CredentialFiles::in(tls::ownerCredentialsPath(directory_->path() / "data"));
        const auto before = tls::loadCredentials(files).value();
        consoleClock_->advance(21 * 24h);
        QTRY_COMPARE(renewed.size(), 1);
        const auto after = tls::loadCredentials(files).value();
        QVERIFY(after.certificatePem != before.certificatePem);
        QVERIFY(after.privateKeyPem != before.privateKeyPem);
        apply("models/llama");
        service_.reset();
        QTRY_VERIFY(!connection_->isOnline());
        startService();
        QTRY_VERIFY_WITH_TIMEOUT(connection_->isOnline(), 20000);
        QCOMPARE(tls::loadCredentials(files)->certificatePem, after.certificatePem);
    }

    // From the simulator's values to the console's columns, by the way of everything that is measured.
    void aSimulatedFleetIsWatchedAndRemembered() {
        v1::ApplyRequest request;
        request.set_reason("a test");
        auto &source = *request.add_changes()->mutable_put()->mutable_resource();
        source.mutable_meta()->set_name("telemetrySources/demo");
        source.mutable_telemetry_source()->mutable_simulator()->set_scenario("demo");
        QVERIFY(answerTo<v1::ApplyResponse>(connection_->resources().apply(request)));

        v1::WatchFleetRequest watch;
        watch.add_metrics(v1::SM_ACTIVE);
        const auto stream = connection_->fleet().watchFleet(watch);
        v1::FleetLayout layout;
        v1::FleetFrame frame;
        const auto isFull = [&] {
            while (const auto message = stream->take<v1::WatchFleetResponse>()) {
                if (message->has_layout())
                    layout = message->layout();
                frame = message->frame();
            }
            return layout.nodes_size() == 241 && frame.columns_size() == 1 && frame.columns(0).spread().no_data() == 0;
        };
        // The service's own host, which has no GPU here, and 240 nodes of eight.
        QTRY_VERIFY_WITH_TIMEOUT(isFull(), 30000);
        QCOMPARE(frame.summary().gpus(), 1920);
        QCOMPARE(frame.columns(0).codes().size(), std::size_t(1920 * 2));
        QCOMPARE(frame.health().size(), std::size_t(1920));
        QCOMPARE(frame.layout(), layout.version());
        QVERIFY(frame.columns(0).spread().p98() > frame.columns(0).spread().p2());

        v1::DescribeGpuRequest which;
        which.set_node(layout.nodes(100).name());
        which.set_gpu(3);
        const auto gpu = answerTo<v1::DescribeGpuResponse>(connection_->fleet().describeGpu(which));
        QVERIFY(gpu);
        QCOMPARE(gpu->device().index(), 3);
        QVERIFY(gpu->readings_size() > 8);
        which.set_gpu(8);
        QVERIFY(!answerTo<v1::DescribeGpuResponse>(connection_->fleet().describeGpu(which)));
    }

private:
    template <typename Response>
    std::optional<Response> answerTo(client::Pending<Response> call) {
        std::optional<core::Result<Response>> answer;
        client::deliver(std::move(call), this, [&](core::Result<Response> response) { answer = std::move(response); });
        [&] { QTRY_VERIFY_WITH_TIMEOUT(answer, 20000); }();
        return answer && *answer ? std::optional<Response>(**std::move(answer)) : std::nullopt;
    }

    void startService() {
        service::Options options;
        options.dataDirectory = directory_->path() / "data";
        options.isEmbedded = true;
        auto started = service::ControlService::start(options, clock_, random_, log_);
        QVERIFY2(started.isOk(), started ? "" : started.error().message().c_str());
        service_ = *std::move(started);
    }

    static v1::ApplyRequest creation(const std::string &name, const std::string &etag) {
        v1::ApplyRequest request;
        request.set_reason("a test");
        auto *put = request.add_changes()->mutable_put();
        put->set_etag(etag);
        put->mutable_resource()->mutable_meta()->set_name(name);
        put->mutable_resource()->mutable_model()->set_license("mit");
        return request;
    }
    std::optional<core::Error> applyAgain(const std::string &name, const std::string &etag) {
        std::optional<core::Result<v1::ApplyResponse>> answer;
        client::deliver(connection_->resources().apply(creation(name, etag)), this,
                        [&](core::Result<v1::ApplyResponse> response) { answer = std::move(response); });
        [&] { QTRY_VERIFY(answer); }();
        if (!answer || *answer)
            return std::nullopt;
        return answer->error();
    }
    void apply(const std::string &name) {
        const auto error = applyAgain(name, {});
        QVERIFY2(!error, error ? error->message().c_str() : "");
    }
    std::optional<v1::GetEventResponse> entryAt(std::int64_t index) {
        v1::GetEventRequest request;
        request.set_index(index);
        std::optional<core::Result<v1::GetEventResponse>> answer;
        client::deliver(connection_->audit().getEvent(request), this,
                        [&](core::Result<v1::GetEventResponse> response) { answer = std::move(response); });
        [&] { QTRY_VERIFY(answer); }();
        if (!answer || !*answer)
            return std::nullopt;
        return **std::move(answer);
    }

    core::SystemClock clock_;
    core::SystemRandom random_;
    service::StructuredLog log_{clock_, service::StructuredLog::Least::Error};
    std::unique_ptr<support::TemporaryDirectory> directory_;
    std::unique_ptr<service::ControlService> service_;
    std::unique_ptr<support::FakeClock> consoleClock_;
    std::unique_ptr<client::EmbeddedService> source_;
    std::unique_ptr<client::Connection> connection_;
};

} // namespace client_test

QTEST_GUILESS_MAIN(client_test::RealServiceTest)
#include "real_service_test.moc"
