#include "backend/client/permissions.h"

#include "backend/client/resource_cache.h"
#include "tests/backend/client/connected.h"

#include <QSignalSpy>
#include <QTest>

namespace client_test {

class PermissionsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        connected_ = std::make_unique<Connected>();
        answer([](const std::string &permission, const std::string &) { return permission == "models.get"; });
        cache_ = std::make_unique<client::ResourceCache>(*connected_->connection, client::ResourceCache::Options{});
        permissions_ = std::make_unique<client::Permissions>(*connected_->connection, *cache_);
        QTRY_COMPARE(cache_->state(), client::ResourceCache::State::Live);
    }
    void cleanup() {
        permissions_.reset();
        cache_.reset();
        connected_.reset();
    }

    void whatIsNotKnownIsAskedInOneBatch() {
        QSignalSpy changed(permissions_.get(), &client::Permissions::changed);
        QCOMPARE(permissions_->isAllowed("models.get", "models/a"), std::nullopt);
        QCOMPARE(permissions_->isAllowed("models.update", "models/a"), std::nullopt);
        QCOMPARE(permissions_->isAllowed("models.update", "models/a"), std::nullopt);
        QTRY_COMPARE(permissions_->isAllowed("models.get", "models/a"), true);
        QCOMPARE(permissions_->isAllowed("models.update", "models/a"), false);
        QCOMPARE(changed.size(), 1);
        std::lock_guard lock(connected_->answers.mutex);
        QCOMPARE(connected_->answers.permissionCalls, 1);
        QCOMPARE(connected_->answers.permissionQuestions, 2);
    }

    void thousandsOfQuestionsAreAskedInParts() {
        for (int i = 0; i < 2500; ++i)
            (void)permissions_->isAllowed("models.get", "models/" + std::to_string(i));
        QTRY_COMPARE(permissions_->isAllowed("models.get", "models/2499"), true);
        QTRY_COMPARE(permissions_->isAllowed("models.get", "models/0"), true);
        std::lock_guard lock(connected_->answers.mutex);
        QCOMPARE(connected_->answers.permissionCalls, 3);
    }

    void aChangedBindingAsksAnew() {
        (void)permissions_->isAllowed("models.update", "models/a");
        QTRY_COMPARE(permissions_->isAllowed("models.update", "models/a"), false);
        QSignalSpy changed(permissions_.get(), &client::Permissions::changed);
        answer([](const std::string &, const std::string &) { return true; });
        v1::Resource binding;
        binding.mutable_meta()->set_name("roleBindings/b");
        binding.mutable_meta()->set_uid("uid");
        binding.mutable_role_binding();
        connected_->store.put(binding);
        QTRY_COMPARE(permissions_->isAllowed("models.update", "models/a"), true);
        QCOMPARE(changed.size(), 1);
        // Another one changes no answer.
        connected_->store.put(binding);
        QTRY_COMPARE(calls(), 3);
        QTest::qWait(20);
        QCOMPARE(changed.size(), 1);
    }

    void otherChangesAskNothing() {
        (void)permissions_->isAllowed("models.update", "models/a");
        QTRY_COMPARE(calls(), 1);
        connected_->store.put(model("a"));
        QTRY_VERIFY(cache_->contains("models/a"));
        QTest::qWait(20);
        QCOMPARE(calls(), 1);
    }

    void aNewConnectionAsksAnew() {
        (void)permissions_->isAllowed("models.update", "models/a");
        QTRY_COMPARE(permissions_->isAllowed("models.update", "models/a"), false);
        connected_->service.reset();
        QTRY_VERIFY(!connected_->connection->isOnline());
        // What was known is the best that is known.
        QCOMPARE(permissions_->isAllowed("models.update", "models/a"), false);
        QCOMPARE(permissions_->isAllowed("models.create", ""), std::nullopt);
        answer([](const std::string &, const std::string &) { return true; });
        connected_->start();
        QTRY_COMPARE(permissions_->isAllowed("models.update", "models/a"), true);
        QTRY_COMPARE(permissions_->isAllowed("models.create", ""), true);
    }

private:
    void answer(std::function<bool(const std::string &, const std::string &)> isAllowed) {
        std::lock_guard lock(connected_->answers.mutex);
        connected_->answers.isAllowed = std::move(isAllowed);
    }
    int calls() {
        std::lock_guard lock(connected_->answers.mutex);
        return connected_->answers.permissionCalls;
    }

    std::unique_ptr<Connected> connected_;
    std::unique_ptr<client::ResourceCache> cache_;
    std::unique_ptr<client::Permissions> permissions_;
};

} // namespace client_test

QTEST_GUILESS_MAIN(client_test::PermissionsTest)
#include "permissions_test.moc"
