#include "backend/client/resource_cache.h"
#include "backend/client/resource_view.h"
#include "tests/backend/client/connected.h"

#include <QAbstractItemModelTester>
#include <QAbstractListModel>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <random>

namespace client_test {

using Names = std::vector<std::string>;

// The thinnest model over a view, as pages write them.
class ViewModel final : public QAbstractListModel {
    Q_OBJECT

public:
    explicit ViewModel(client::ResourceView &view) : view_(view) {
        using View = client::ResourceView;
        connect(&view, &View::aboutToInsert, this, [this](int first, int last) { beginInsertRows({}, first, last); });
        connect(&view, &View::inserted, this, [this] { endInsertRows(); });
        connect(&view, &View::aboutToRemove, this, [this](int first, int last) { beginRemoveRows({}, first, last); });
        connect(&view, &View::removed, this, [this] { endRemoveRows(); });
        connect(&view, &View::aboutToMove, this,
                [this](int row, int to) { isWrong |= !beginMoveRows({}, row, row, {}, to); });
        connect(&view, &View::moved, this, [this] { endMoveRows(); });
        connect(&view, &View::aboutToReset, this, [this] { beginResetModel(); });
        connect(&view, &View::wasReset, this, [this] { endResetModel(); });
        connect(&view, &View::changed, this,
                [this](int first, int last) { Q_EMIT dataChanged(index(first), index(last)); });
    }
    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : view_.count(); }
    QVariant data(const QModelIndex &index, int role) const override {
        if (role != Qt::DisplayRole)
            return {};
        return QString::fromStdString(view_.at(index.row())->model().license());
    }

    bool isWrong = false;

private:
    client::ResourceView &view_;
};

class ViewTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        connected_ = std::make_unique<Connected>();
        for (const auto *id : {"c", "a", "b"})
            connected_->store.put(model(id, std::string("license ") + id));
        cache_ = std::make_unique<client::ResourceCache>(*connected_->connection, client::ResourceCache::Options{});
        view_ = std::make_unique<client::ResourceView>(*cache_, "models");
        model_ = std::make_unique<ViewModel>(*view_);
        tester_ = std::make_unique<QAbstractItemModelTester>(model_.get(),
                                                             QAbstractItemModelTester::FailureReportingMode::QtTest);
    }
    void cleanup() {
        QVERIFY(!model_->isWrong);
        tester_.reset();
        model_.reset();
        view_.reset();
        cache_.reset();
        connected_.reset();
    }

    void rowsComeInTheOrderOfNames() {
        QVERIFY(!view_->isSettled());
        QTRY_VERIFY(view_->isSettled());
        QCOMPARE(names(), (Names{"models/a", "models/b", "models/c"}));
        QCOMPARE(view_->rowOf("models/b"), 1);
        QCOMPARE(view_->rowOf("models/z"), -1);
        QCOMPARE(view_->at(0)->model().license(), "license a");
    }

    void aQueryFiltersAndOrders() {
        QTRY_VERIFY(view_->isSettled());
        QVERIFY(view_->setQuery({"license:\"license\" AND NOT license:b", "spec.license desc", {}}));
        QVERIFY(!view_->isSettled());
        QTRY_VERIFY(view_->isSettled());
        QCOMPARE(names(), (Names{"models/c", "models/a"}));
    }

    // Until they are replaced, rows are found where they stand, whatever the next order will be.
    void rowsAreFoundWhileAnotherOrderIsOnItsWay() {
        QTRY_VERIFY(view_->isSettled());
        QVERIFY(view_->setQuery({"", "spec.license desc", {}}));
        QVERIFY(!view_->isSettled());
        for (int row = 0; row < view_->count(); ++row)
            QCOMPARE(view_->rowOf(view_->nameAt(row)), row);
        QTRY_VERIFY(view_->isSettled());
        for (int row = 0; row < view_->count(); ++row)
            QCOMPARE(view_->rowOf(view_->nameAt(row)), row);
    }

    void aWrongQueryChangesNothing() {
        QTRY_VERIFY(view_->isSettled());
        const auto filter = view_->setQuery({"nonsense = 1", "meta.name", {}});
        QVERIFY(!filter);
        QCOMPARE(filter.error().reason(), core::v1::INVALID_FILTER);
        const auto order = view_->setQuery({"", "nonsense", {}});
        QVERIFY(!order);
        QCOMPARE(order.error().reason(), core::v1::INVALID_FIELD);
        QVERIFY(view_->isSettled());
        QCOMPARE(view_->count(), 3);
    }

    void onlyWhatStandsBelowTheParentIsShown() {
        v1::Resource version;
        version.mutable_meta()->set_name("models/a/versions/1");
        version.mutable_meta()->set_uid("v1");
        version.mutable_model_version();
        connected_->store.put(version);
        version.mutable_meta()->set_name("models/b/versions/1");
        version.mutable_meta()->set_uid("v2");
        connected_->store.put(version);
        client::ResourceView versions(*cache_, "modelVersions");
        QVERIFY(versions.setQuery({.parent = "models/a"}));
        QTRY_VERIFY(versions.isSettled());
        QCOMPARE(versions.count(), 1);
        QCOMPARE(versions.nameAt(0), "models/a/versions/1");
    }

    void changesMoveSingleRows() {
        QVERIFY(view_->setQuery({"", "spec.license", {}}));
        QTRY_VERIFY(view_->isSettled());
        QSignalSpy resets(view_.get(), &client::ResourceView::wasReset);
        QSignalSpy inserts(view_.get(), &client::ResourceView::aboutToInsert);
        QSignalSpy moves(view_.get(), &client::ResourceView::aboutToMove);
        QSignalSpy removes(view_.get(), &client::ResourceView::aboutToRemove);
        QSignalSpy changes(view_.get(), &client::ResourceView::changed);
        connected_->store.put(model("d", "license aa"));
        QTRY_COMPARE(inserts.size(), 1);
        QCOMPARE(inserts[0][0].toInt(), 1);
        connected_->store.put(model("d", "license ab"));
        QTRY_COMPARE(changes.size(), 1);
        QCOMPARE(moves.size(), 0);
        connected_->store.put(model("d", "license z"));
        QTRY_COMPARE(moves.size(), 1);
        QCOMPARE(moves[0], (QList<QVariant>{1, 4}));
        QCOMPARE(names(), (Names{"models/a", "models/b", "models/c", "models/d"}));
        connected_->store.put(model("d", "0"));
        QTRY_COMPARE(moves.size(), 2);
        QCOMPARE(moves[1], (QList<QVariant>{3, 0}));
        connected_->store.remove("models/d");
        QTRY_COMPARE(removes.size(), 1);
        QCOMPARE(resets.size(), 0);
    }

    void whatNoLongerMatchesLeaves() {
        QVERIFY(view_->setQuery({"license:license", "meta.name", {}}));
        QTRY_VERIFY(view_->isSettled());
        connected_->store.put(model("b", "other"));
        QTRY_COMPARE(names(), (Names{"models/a", "models/c"}));
        connected_->store.put(model("b", "license again"));
        QTRY_COMPARE(names(), (Names{"models/a", "models/b", "models/c"}));
    }

    void thousandsOfChangesReplaceAllRows() {
        QTRY_VERIFY(view_->isSettled());
        QSignalSpy resets(view_.get(), &client::ResourceView::wasReset);
        for (int i = 0; i < 3000; ++i)
            connected_->store.put(model("n" + std::to_string(i)));
        QTRY_COMPARE(view_->count(), 3003);
        QVERIFY(resets.size() >= 1);
        QVERIFY(std::ranges::is_sorted(names()));
    }

    void whatHappensAtRandomEndsInTheSameRows_data() {
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 1; seed <= 8; ++seed)
            QTest::newRow(std::to_string(seed).c_str()) << seed;
    }
    void whatHappensAtRandomEndsInTheSameRows() {
        QFETCH(unsigned, seed);
        std::mt19937 random(seed);
        bool isDescending = false;
        std::string wanted;
        for (int step = 0; step < 200; ++step) {
            const auto id = "m" + std::to_string(random() % 30);
            if (random() % 4 == 0 && cache_->contains("models/" + id))
                connected_->store.remove("models/" + id);
            else
                connected_->store.put(model(id, std::string(1, static_cast<char>('a' + random() % 8))));
            if (random() % 25 == 0) {
                isDescending = random() % 2 == 0;
                wanted = random() % 2 == 0 ? "" : std::string(1, static_cast<char>('a' + random() % 8));
                QVERIFY(view_->setQuery({wanted.empty() ? "" : "license >= " + wanted,
                                         isDescending ? "spec.license desc" : "spec.license",
                                         {}}));
            }
            if (random() % 4 == 0)
                QTest::qWait(static_cast<int>(random() % 10));
        }
        QTRY_COMPARE(cache_->revision(), connected_->store.revision());
        std::vector<v1::Resource> expected;
        for (const auto &change : connected_->store.everything()) {
            if (change.resource().model().license() >= wanted)
                expected.push_back(change.resource());
        }
        std::ranges::sort(expected, [&](const v1::Resource &left, const v1::Resource &right) {
            if (left.model().license() != right.model().license())
                return (left.model().license() < right.model().license()) != isDescending;
            return left.meta().uid() < right.meta().uid();
        });
        Names wantedNames;
        for (const auto &resource : expected)
            wantedNames.push_back(resource.meta().name());
        QTRY_COMPARE(names(), wantedNames);
    }

private:
    Names names() const {
        Names names;
        for (int row = 0; row < view_->count(); ++row)
            names.push_back(view_->nameAt(row));
        return names;
    }

    std::unique_ptr<Connected> connected_;
    std::unique_ptr<client::ResourceCache> cache_;
    std::unique_ptr<client::ResourceView> view_;
    std::unique_ptr<ViewModel> model_;
    std::unique_ptr<QAbstractItemModelTester> tester_;
};

} // namespace client_test

QTEST_GUILESS_MAIN(client_test::ViewTest)
#include "view_test.moc"
