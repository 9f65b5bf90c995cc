#include "backend/client/resource_cache.h"
#include "tests/backend/client/connected.h"

#include <QSignalSpy>
#include <QTest>

#include <random>
#include <set>

using namespace std::chrono_literals;

namespace client_test {

using State = client::ResourceCache::State;
using Names = std::vector<std::string>;

// The names of one kind as somebody who only hears of changes knows them.
class Follower final : public QObject {
    Q_OBJECT

public:
    explicit Follower(client::ResourceCache &cache) {
        connect(&cache, &client::ResourceCache::changed, this, [this](const client::ResourceChanges &changes) {
            for (const auto &kind : changes.kinds) {
                isEmptyChange |= kind.added.empty() && kind.changed.empty() && kind.removed.empty();
                for (const auto &name : kind.added)
                    isWrong |= !names.insert(name).second;
                for (const auto &name : kind.changed)
                    isWrong |= !names.contains(name);
                for (const auto &name : kind.removed)
                    isWrong |= names.erase(name) == 0;
            }
            heard.push_back(changes);
        });
    }

    std::set<std::string> names;
    std::vector<client::ResourceChanges> heard;
    bool isWrong = false;
    bool isEmptyChange = false;
};

class CacheTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        connected_ = std::make_unique<Connected>();
        connected_->store.put(model("b"));
        connected_->store.put(model("a"));
        connected_->store.put(team("research"));
        copy({});
    }
    void cleanup() {
        QVERIFY(!follower_->isWrong);
        QVERIFY(!follower_->isEmptyChange);
        follower_.reset();
        cache_.reset();
        connected_.reset();
    }

    void theFirstCopyIsWholeWhenItIsLive() {
        QCOMPARE(cache_->state(), State::Loading);
        QVERIFY(!cache_->age());
        QTRY_COMPARE(cache_->state(), State::Live);
        QCOMPARE(cache_->names("models"), (Names{"models/a", "models/b"}));
        QCOMPARE(cache_->count("models"), 2u);
        QCOMPARE(cache_->count("teams"), 1u);
        QCOMPARE(cache_->count("sites"), 0u);
        QCOMPARE(cache_->find("models/a")->model().license(), "mit");
        QCOMPARE(cache_->findUid("uid-b")->meta().name(), "models/b");
        QVERIFY(!cache_->find("models/c"));
        QVERIFY(!cache_->find("nonsense"));
        QVERIFY(cache_->contains("teams/research"));
        QVERIFY(*cache_->age() < 5s);
        Names seen;
        cache_->each("models", [&](const v1::Resource &resource) {
            seen.push_back(resource.meta().name());
            return true;
        });
        QCOMPARE(seen, cache_->names("models"));
    }

    void changesAreNarrow() {
        QTRY_COMPARE(cache_->state(), State::Live);
        follower_->heard.clear();
        connected_->store.put(model("a", "apache-2.0"));
        QTRY_COMPARE(follower_->heard.size(), 1u);
        QCOMPARE(follower_->heard[0].kinds, (std::vector<client::KindChanges>{{"models", {}, {"models/a"}, {}}}));
        QCOMPARE(cache_->find("models/a")->model().license(), "apache-2.0");
        connected_->store.put(model("c"));
        QTRY_COMPARE(follower_->heard.size(), 2u);
        QCOMPARE(follower_->heard[1].kinds, (std::vector<client::KindChanges>{{"models", {"models/c"}, {}, {}}}));
        connected_->store.remove("models/b");
        QTRY_COMPARE(follower_->heard.size(), 3u);
        QCOMPARE(follower_->heard[2].kinds, (std::vector<client::KindChanges>{{"models", {}, {}, {"models/b"}}}));
        QVERIFY(!cache_->findUid("uid-b"));
        QCOMPARE(cache_->revision(), connected_->store.revision());
    }

    void changesOfOneTurnComeTogether() {
        QTRY_COMPARE(cache_->state(), State::Live);
        follower_->heard.clear();
        connected_->store.put(model("c"));
        connected_->store.remove("models/c");
        connected_->store.put(model("a", "x"));
        connected_->store.put(model("a", "y"));
        // They arrive while this thread does not look.
        QThread::msleep(500);
        QTRY_COMPARE(cache_->revision(), connected_->store.revision());
        QCOMPARE(follower_->heard.size(), 1u);
        QCOMPARE(follower_->heard[0].kinds, (std::vector<client::KindChanges>{{"models", {}, {"models/a"}, {}}}));
    }

    void whatWasHeldStaysReadableWhileTheServiceIsAway() {
        QTRY_COMPARE(cache_->state(), State::Live);
        connected_->service.reset();
        QTRY_COMPARE(cache_->state(), State::Stale);
        QVERIFY(cache_->error());
        QCOMPARE(cache_->names("models"), (Names{"models/a", "models/b"}));
    }

    void aWatchThatWasCutResumesWithoutGapOrRepeat() {
        QTRY_COMPARE(cache_->state(), State::Live);
        const auto seen = cache_->revision();
        connected_->service.reset();
        QTRY_COMPARE(cache_->state(), State::Stale);
        follower_->heard.clear();
        connected_->store.put(model("c"));
        connected_->start();
        QTRY_COMPARE(cache_->state(), State::Live);
        QTRY_VERIFY(cache_->contains("models/c"));
        QCOMPARE(follower_->heard.size(), 1u);
        QCOMPARE(follower_->heard[0].kinds, (std::vector<client::KindChanges>{{"models", {"models/c"}, {}, {}}}));
        std::lock_guard lock(connected_->answers.mutex);
        QCOMPARE(connected_->answers.watchedAfter.back(), seen);
    }

    void aFirstCopyThatWasCutBeginsAnew() {
        cache_.reset();
        {
            std::lock_guard lock(connected_->answers.mutex);
            connected_->answers.partSize = 1;
            connected_->answers.cutAfter = 2;
        }
        copy({});
        QTRY_VERIFY(cache_->error());
        QCOMPARE(cache_->state(), State::Loading);
        connected_->store.remove("models/a");
        {
            std::lock_guard lock(connected_->answers.mutex);
            connected_->answers.cutAfter = 0;
        }
        QTRY_COMPARE(cache_->state(), State::Live);
        QCOMPARE(cache_->names("models"), (Names{"models/b"}));
        QCOMPARE(cache_->count("teams"), 1u);
    }

    void aRevisionThatHasExpiredIsListedAnewAndCompared() {
        QTRY_COMPARE(cache_->state(), State::Live);
        connected_->service.reset();
        QTRY_COMPARE(cache_->state(), State::Stale);
        follower_->heard.clear();
        connected_->store.remove("models/a");
        connected_->store.put(model("b", "changed"));
        connected_->store.put(model("c"));
        connected_->store.forgetBefore(connected_->store.revision());
        connected_->start();
        QTRY_COMPARE(cache_->state(), State::Live);
        QCOMPARE(cache_->names("models"), (Names{"models/b", "models/c"}));
        std::vector<client::KindChanges> changes;
        for (const auto &heard : follower_->heard)
            changes.insert(changes.end(), heard.kinds.begin(), heard.kinds.end());
        QCOMPARE(changes, (std::vector<client::KindChanges>{{"models", {"models/c"}, {"models/b"}, {"models/a"}}}));
        std::lock_guard lock(connected_->answers.mutex);
        QCOMPARE(connected_->answers.watchedAfter.back(), 0);
    }

    void anotherStoreIsCopiedFromTheStart() {
        QTRY_COMPARE(cache_->state(), State::Live);
        connected_->service.reset();
        QTRY_COMPARE(cache_->state(), State::Stale);
        connected_->answers.info.set_store_uuid("store-2");
        auto other = model("a");
        other.mutable_meta()->set_uid("uid-of-another-store");
        connected_->store.fill({other});
        connected_->start();
        QTRY_COMPARE(cache_->state(), State::Live);
        QCOMPARE(cache_->names("models"), (Names{"models/a"}));
        QCOMPARE(cache_->find("models/a")->meta().uid(), "uid-of-another-store");
        QVERIFY(!cache_->findUid("uid-a"));
    }

    void aSilentStreamIsOpenedAnew() {
        copy({{}, 300ms});
        QTRY_COMPARE(cache_->state(), State::Live);
        // This service sends no bookmarks.
        QTRY_VERIFY(watches() >= 3);
        QTRY_COMPARE(cache_->state(), State::Live);
    }

    void whatHappensAtRandomEndsInTheSameCopy_data() {
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 1; seed <= 8; ++seed)
            QTest::newRow(std::to_string(seed).c_str()) << seed;
    }
    void whatHappensAtRandomEndsInTheSameCopy() {
        QFETCH(unsigned, seed);
        std::mt19937 random(seed);
        const auto chance = [&](unsigned of) { return random() % of == 0; };
        for (int step = 0; step < 150; ++step) {
            const auto id = "m" + std::to_string(random() % 20);
            if (chance(3) && cache_->contains("models/" + id))
                connected_->store.remove("models/" + id);
            else
                connected_->store.put(model(id, std::to_string(random())));
            if (chance(40)) {
                connected_->service.reset();
                if (chance(2))
                    connected_->store.forgetBefore(connected_->store.revision() - random() % 3);
                connected_->start();
            }
            if (chance(5))
                QTest::qWait(static_cast<int>(random() % 20));
        }
        // A busy machine may need the longest wait between two streams.
        QTRY_VERIFY_WITH_TIMEOUT(cache_->state() == State::Live && cache_->revision() == connected_->store.revision(),
                                 60000);
        std::set<std::string> expected;
        for (const auto &change : connected_->store.everything()) {
            const auto &resource = change.resource();
            const auto held = cache_->find(resource.meta().name());
            QVERIFY(held);
            QCOMPARE(held->SerializeAsString(), resource.SerializeAsString());
            expected.insert(resource.meta().name());
        }
        QCOMPARE(cache_->count("models") + cache_->count("teams"), expected.size());
        QCOMPARE(follower_->names, expected);
    }

private:
    void copy(const client::ResourceCache::Options &options) {
        follower_.reset();
        cache_ = std::make_unique<client::ResourceCache>(*connected_->connection, options);
        follower_ = std::make_unique<Follower>(*cache_);
    }
    static v1::Resource team(const std::string &id) {
        v1::Resource resource;
        resource.mutable_meta()->set_name("teams/" + id);
        resource.mutable_meta()->set_uid("uid-team-" + id);
        resource.mutable_team();
        return resource;
    }
    int watches() {
        std::lock_guard lock(connected_->answers.mutex);
        return connected_->answers.watches;
    }

    std::unique_ptr<Connected> connected_;
    std::unique_ptr<client::ResourceCache> cache_;
    std::unique_ptr<Follower> follower_;
};

} // namespace client_test

QTEST_GUILESS_MAIN(client_test::CacheTest)
#include "cache_test.moc"
