#include "backend/client/audit_calls.h"
#include "backend/client/catalog_calls.h"
#include "backend/client/identity_calls.h"
#include "backend/client/operation_calls.h"
#include "backend/client/resource_calls.h"
#include "backend/client/worker.h"
#include "tests/backend/client/connected.h"

#include "pilothouse/v1/anonymity.pb.h"
#include "pilothouse/v1/change_service.pb.h"
#include "pilothouse/v1/policy_service.pb.h"

#include <QTest>

#include <google/protobuf/descriptor.h>

#include <fstream>
#include <future>
#include <regex>

using namespace std::chrono_literals;

namespace client_test {

class CallsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        connected_ = std::make_unique<Connected>();
        connected_->store.put(model("llama"));
        QTRY_VERIFY(connected_->connection->isOnline());
    }
    void cleanup() { connected_.reset(); }

    void aReplyReachesTheReceiversThread() {
        std::optional<v1::GetResponse> reply;
        client::deliver(calls().get(request("models/llama")), this, [&](core::Result<v1::GetResponse> result) {
            QCOMPARE(QThread::currentThread(), thread());
            reply = *std::move(result);
        });
        QVERIFY(!reply);
        QTRY_VERIFY(reply);
        QCOMPARE(reply->resource().model().license(), "mit");
    }

    void aRefusalKeepsItsReasonAndArguments() {
        std::optional<core::Error> error;
        client::deliver(calls().get(request("models/none")), this,
                        [&](core::Result<v1::GetResponse> result) { error = result.error(); });
        QTRY_VERIFY(error);
        QCOMPARE(error->reason(), core::v1::NOT_FOUND);
        QCOMPARE(error->arguments().at("name"), "models/none");
    }

    void aHangingServiceMeetsTheDeadline() {
        setHangs(true);
        std::optional<core::Error> error;
        client::deliver(connected_->connection->resources(100ms).get(request("models/llama")), this,
                        [&](core::Result<v1::GetResponse> result) { error = result.error(); });
        QTRY_VERIFY(error);
        QCOMPARE(error->reason(), core::v1::DEADLINE_EXCEEDED);
    }

    void aReceiverThatDiedIsNotCalledAndTheCallIsCancelled() {
        setHangs(true);
        auto receiver = std::make_unique<QObject>();
        bool isCalled = false;
        client::deliver(calls().get(request("models/llama")), receiver.get(),
                        [&](core::Result<v1::GetResponse>) { isCalled = true; });
        receiver.reset();
        QTRY_COMPARE(cancelled(), 1);
        QCoreApplication::sendPostedEvents();
        QVERIFY(!isCalled);
    }

    void aCancelledCallIsCancelledAtTheService() {
        setHangs(true);
        bool isCalled = false;
        auto pending = calls().get(request("models/llama"));
        client::deliver(pending, this, [&](core::Result<v1::GetResponse>) { isCalled = true; });
        QVERIFY(pending.isOpen());
        pending.cancel();
        QVERIFY(!pending.isOpen());
        QTRY_COMPARE(cancelled(), 1);
        QCoreApplication::sendPostedEvents();
        QVERIFY(!isCalled);
        QTRY_COMPARE(findChildren<QObject *>().size(), 0);
    }

    void whatWasAnsweredButNotDeliveredCanStillBeCancelled() {
        auto pending = calls().get(request("models/llama"));
        QTRY_VERIFY(!pending.isOpen());
        bool isCalled = false;
        client::deliver(pending, this, [&](core::Result<v1::GetResponse>) { isCalled = true; });
        pending.cancel();
        QCoreApplication::sendPostedEvents();
        QVERIFY(!isCalled);
    }

    void aHandlerMayDeleteItsReceiver() {
        auto *receiver = new QObject;
        bool isCalled = false;
        client::deliver(calls().get(request("models/llama")), receiver, [&](core::Result<v1::GetResponse>) {
            delete receiver;
            isCalled = true;
        });
        QTRY_VERIFY(isCalled);
    }

    void withoutConnectionACallFailsAtOnce() {
        connected_->service.reset();
        QTRY_VERIFY(!connected_->connection->isOnline());
        std::optional<core::Error> error;
        client::deliver(calls().get(request("models/llama")), this,
                        [&](core::Result<v1::GetResponse> result) { error = result.error(); });
        QTRY_VERIFY(error);
        QCOMPARE(error->reason(), core::v1::UNAVAILABLE);
    }

    void aStreamBringsWhatComesInOrder() {
        const auto subscription = calls().watch({});
        std::vector<std::string> names;
        connect(subscription.get(), &client::Subscription::readable, this, [&] {
            while (const auto message = subscription->take<v1::WatchResponse>()) {
                for (const auto &change : message->changes())
                    names.push_back(change.resource().meta().name());
            }
        });
        QTRY_COMPARE(names.size(), 1u);
        for (int i = 0; i < 50; ++i)
            connected_->store.put(model("m" + std::to_string(i)));
        QTRY_COMPARE(names.size(), 51u);
        for (int i = 0; i < 50; ++i)
            QCOMPARE(names[static_cast<std::size_t>(i) + 1], "models/m" + std::to_string(i));
    }

    void aStreamThatNobodyReadsHoldsTheServiceBack() {
        const std::string license(100000, 'x');
        std::vector<v1::Resource> resources;
        for (int i = 0; i < 800; ++i)
            resources.push_back(model("m" + std::to_string(i), license));
        connected_->store.fill(std::move(resources));
        {
            std::lock_guard lock(connected_->answers.mutex);
            connected_->answers.partSize = 1;
        }
        const auto subscription = calls().watch({});
        // What waits here, and what the transport holds on its way: a window of gRPC that grows up to 16 MiB where the
        // reader is slow to be scheduled, and the buffers of two sockets, 36 MiB at most.
        int sent = -1;
        while (sent < 16 || sent != watchMessages()) {
            sent = watchMessages();
            QTest::qWait(200);
        }
        QVERIFY2(sent < 600, QByteArray::number(sent));
        int read = 0;
        while (subscription->take<v1::WatchResponse>())
            ++read;
        connect(subscription.get(), &client::Subscription::readable, this, [&] {
            while (subscription->take<v1::WatchResponse>())
                ++read;
        });
        QTRY_COMPARE_WITH_TIMEOUT(read, 800, 20'000);
    }

    void destroyingASubscriptionEndsTheStream() {
        auto subscription = calls().watch({});
        QTRY_COMPARE(openWatches(), 1);
        subscription.reset();
        QTRY_COMPARE(openWatches(), 0);
    }

    void aSubscriptionMayBeDestroyedWhileItIsRead() {
        auto subscription = calls().watch({});
        connect(subscription.get(), &client::Subscription::readable, this, [&] { subscription.reset(); });
        QTRY_VERIFY(!subscription);
        QTRY_COMPARE(openWatches(), 0);
    }

    void aStreamSaysOnceWhyItEnded() {
        {
            std::lock_guard lock(connected_->answers.mutex);
            connected_->answers.cutAfter = 1;
        }
        const auto subscription = calls().watch({});
        std::vector<core::Error> ends;
        int messages = 0;
        connect(subscription.get(), &client::Subscription::ended, this,
                [&](const core::Error &error) { ends.push_back(error); });
        QTest::qWait(50);
        // The end waits for the last message.
        QVERIFY(ends.empty());
        while (subscription->take<v1::WatchResponse>())
            ++messages;
        QTRY_COMPARE(ends.size(), 1u);
        QCOMPARE(messages, 1);
        QCOMPARE(ends[0].reason(), core::v1::SLOW_CONSUMER);
        QTest::qWait(20);
        QCOMPARE(ends.size(), 1u);
    }

    void aWorkersResultsAreDeliveredAndItsJobsCancelled() {
        client::Worker worker;
        std::optional<int> result;
        client::deliver(worker.run<int>([] { return 7; }), this, [&](core::Result<int> value) { result = *value; });
        QTRY_COMPARE(result, 7);
        std::atomic<int> ran = 0;
        std::promise<void> gate;
        auto first = worker.run<int>([&, opened = gate.get_future().share()] {
            opened.wait();
            return ++ran;
        });
        auto second = worker.run<int>([&] { return ++ran; });
        second.cancel();
        gate.set_value();
        QTRY_VERIFY(!first.isOpen());
        std::optional<int> third;
        client::deliver(worker.run<int>([] { return 3; }), this, [&](core::Result<int> value) { third = *value; });
        QTRY_COMPARE(third, 3);
        QCOMPARE(ran.load(), 1);
    }

    // The calls are strings on the wire; the contract says which there are, and of what types.
    void everyRpcOfTheContractHasItsCall() {
        std::string text;
        for (const auto *name : {"calls.cpp", "access_calls.cpp", "change_calls.cpp", "policy_calls.cpp"}) {
            const auto source = QTest::qFindTestData(QStringLiteral("backend/client/") + QLatin1String(name), nullptr,
                                                     0, qgetenv("PILOTHOUSE_SOURCE"));
            std::ifstream file(source.toStdString());
            text.append(std::istreambuf_iterator<char>(file), {});
        }
        QVERIFY(!text.empty());
        int count = 0;
        for (const auto *message :
             {v1::GetRequest::descriptor(), v1::ImportModelRequest::descriptor(), v1::GetEventRequest::descriptor(),
              v1::CancelOperationRequest::descriptor(), v1::SetProfileRequest::descriptor(),
              v1::ApproveChangeRequestRequest::descriptor(), v1::AskPoliciesRequest::descriptor()}) {
            const auto *service = message->file()->service(0);
            for (int i = 0; i < service->method_count(); ++i, ++count) {
                const auto *method = service->method(i);
                // Asked before there is anybody, and so by no console.
                if (method->options().GetExtension(v1::anonymous))
                    continue;
                // What has no fields is asked without being told anything.
                const bool isEmpty = method->input_type()->field_count() == 0;
                const std::string request = "v1::" + method->input_type()->name();
                const std::string pattern = std::string(method->server_streaming() ? "subscribe" : "unary") +
                                            "<v1::" + method->output_type()->name() + ">\\(\\s*\"/" +
                                            service->full_name() + "/" + method->name() + "\",\\s+(request|" + request +
                                            "\\(\\))";
                const std::string parameter = "const " + request + " &request";
                QVERIFY2(std::regex_search(text, std::regex(pattern)), pattern.c_str());
                QVERIFY2(isEmpty || text.find(parameter) != std::string::npos, parameter.c_str());
            }
        }
        QVERIFY(count >= 27);
    }

private:
    client::ResourceCalls calls() const { return connected_->connection->resources(); }
    static v1::GetRequest request(const std::string &name) {
        v1::GetRequest request;
        request.set_name(name);
        return request;
    }
    void setHangs(bool hangs) {
        std::lock_guard lock(connected_->answers.mutex);
        connected_->answers.hangs = hangs;
    }
    int cancelled() {
        std::lock_guard lock(connected_->answers.mutex);
        return connected_->answers.cancelled;
    }
    int watchMessages() {
        std::lock_guard lock(connected_->answers.mutex);
        return connected_->answers.watchMessages;
    }
    int openWatches() {
        std::lock_guard lock(connected_->answers.mutex);
        return connected_->answers.openWatches;
    }

    std::unique_ptr<Connected> connected_;
};

} // namespace client_test

QTEST_GUILESS_MAIN(client_test::CallsTest)
#include "calls_test.moc"
