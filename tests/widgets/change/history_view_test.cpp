// What became of an object, generation by generation, and the ways back.
#include <QPlainTextEdit>
#include <QPushButton>

#include "tests/widgets/console/console_fixture.h"
#include "widgets/kit/grid_view.h"
#include "widgets/kit/history_model.h"
#include "widgets/kit/history_view.h"
#include "widgets/kit/state_panel.h"

using support::click;
using support::dialogNamed;
using support::part;
using support::patience;
using State = kit::StatePanel::State;
namespace v1 = pilothouse::v1;

class HistoryViewTest final : public support::ConsoleFixture<support::TestConsole> {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { start(); }
    void init();
    void cleanup();
    void cleanupTestCase() { service_.reset(); }

    void everyGenerationIsComparedWithTheOneBefore();
    void whatTheServiceDidIsSaidToBeItsOwn();
    void anyTwoGenerationsAreCompared();
    void whoLooksAtAnEarlierGenerationGoesOnDoingSo();
    void anEarlierGenerationIsRestored();
    void whatIsDeletedComesBack();
    void withoutTheServiceItSaysWhy();

private:
    void show(const QString &name);
    void select(int row, Qt::KeyboardModifiers keys = {});
    void confirm();
    QString diff() const { return part<QPlainTextEdit>(*view_, "historyDiff")->toPlainText(); }
    QPushButton *restore() const { return part<QPushButton>(*view_, "restore"); }
    v1::Resource model() const { return *service_->owner().get(name_); }

    std::unique_ptr<kit::HistoryView> view_;
    kit::GridView *grid_ = nullptr;
    std::string name_;
    int next_ = 0;
};

// A model of its own for each test, with four generations: by their number in the license.
void HistoryViewTest::init() {
    const auto client = service_->owner();
    auto model = support::modelNamed("model-" + std::to_string(next_++));
    name_ = model.meta().name();
    for (int generation = 1; generation <= 4; ++generation) {
        model.mutable_model()->set_license("license " + std::to_string(generation));
        const auto put = client.put(model, model.meta().etag());
        QVERIFY(put);
        model = put->resources(0);
    }
    open();
    QTRY_VERIFY_WITH_TIMEOUT(console_->cache.contains(name_), patience);
}

void HistoryViewTest::cleanup() {
    view_.reset();
    console_.reset();
}

void HistoryViewTest::show(const QString &name) {
    view_ = std::make_unique<kit::HistoryView>(console_->session());
    view_->resize(700, 700);
    view_->QWidget::show();
    view_->show(name);
    grid_ = part<kit::GridView>(*view_, "history");
    QTRY_COMPARE_WITH_TIMEOUT(part<kit::StatePanel>(*view_, "historyState")->state(), State::Filled, patience);
}

void HistoryViewTest::select(int row, Qt::KeyboardModifiers keys) {
    const auto place = grid_->visualRect(grid_->model()->index(row, 0)).center();
    QTest::mouseClick(grid_->viewport(), Qt::LeftButton, keys, place);
}

void HistoryViewTest::confirm() {
    QTRY_VERIFY(dialogNamed("changeDialog"));
    auto *apply = part<QPushButton>(*dialogNamed("changeDialog"), "apply");
    QTRY_VERIFY_WITH_TIMEOUT(apply->isEnabled(), patience);
    click(apply);
    QTRY_VERIFY_WITH_TIMEOUT(!dialogNamed("changeDialog"), patience);
}

void HistoryViewTest::everyGenerationIsComparedWithTheOneBefore() {
    show(QString::fromStdString(name_));
    QCOMPARE(grid_->model()->rowCount(), 4);
    // Called as the tab that it stands behind.
    QCOMPARE(grid_->model()->headerData(kit::HistoryModel::Generation, Qt::Horizontal).toString(),
             QStringLiteral("Revision"));
    QCOMPARE(grid_->model()->index(0, kit::HistoryModel::Generation).data().toString(), QStringLiteral("4"));
    QCOMPARE(grid_->model()->index(0, kit::HistoryModel::Who).data().toString(), QStringLiteral("Ada Lovelace"));
    QCOMPARE(diff(), QStringLiteral("spec.license\n- license 3\n+ license 4"));
    QVERIFY(!restore()->isEnabled());
    grid_->setFocus();
    QTest::keyClick(grid_, Qt::Key_Down);
    QCOMPARE(diff(), QStringLiteral("spec.license\n- license 2\n+ license 3"));
    QVERIFY(restore()->isEnabled());
    QTest::keyClick(grid_, Qt::Key_End);
    QVERIFY2(diff().contains(QStringLiteral("+ license 1")), qPrintable(diff()));
    QVERIFY2(!diff().contains(QStringLiteral("- ")), qPrintable(diff()));
}

// Engine templates come with the program: no person made them.
void HistoryViewTest::whatTheServiceDidIsSaidToBeItsOwn() {
    QTRY_VERIFY_WITH_TIMEOUT(console_->cache.count("engineTemplates") > 0, patience);
    show(QString::fromStdString(console_->cache.names("engineTemplates").front()));
    QCOMPARE(grid_->model()->rowCount(), 1);
    QCOMPARE(grid_->model()->index(0, kit::HistoryModel::Who).data().toString(), QStringLiteral("The service"));
}

void HistoryViewTest::anyTwoGenerationsAreCompared() {
    show(QString::fromStdString(name_));
    select(3);
    select(1, Qt::ControlModifier);
    QCOMPARE(diff(), QStringLiteral("spec.license\n- license 1\n+ license 3"));
    QVERIFY(!restore()->isEnabled());
}

void HistoryViewTest::whoLooksAtAnEarlierGenerationGoesOnDoingSo() {
    show(QString::fromStdString(name_));
    select(2);
    QCOMPARE(view_->chosenGeneration(), std::optional<qint64>(2));
    auto next = model();
    next.mutable_model()->set_license("license 5");
    QVERIFY(service_->owner().put(next, next.meta().etag()));
    QTRY_COMPARE_WITH_TIMEOUT(grid_->model()->rowCount(), 5, patience);
    QTRY_COMPARE_WITH_TIMEOUT(view_->chosenGeneration(), std::optional<qint64>(2), patience);
}

void HistoryViewTest::anEarlierGenerationIsRestored() {
    show(QString::fromStdString(name_));
    select(2);
    click(restore());
    confirm();
    QCOMPARE(model().model().license(), std::string("license 2"));
    QCOMPARE(model().meta().generation(), 5);
    QTRY_COMPARE_WITH_TIMEOUT(grid_->model()->rowCount(), 5, patience);
    // It is a change like any other.
    QCOMPARE(console_->posted.size(), 1);
    console_->posted.first().action();
    confirm();
    QCOMPARE(model().model().license(), std::string("license 4"));
}

void HistoryViewTest::whatIsDeletedComesBack() {
    const auto uid = model().meta().uid();
    QVERIFY(service_->owner().remove(name_));
    QTRY_VERIFY_WITH_TIMEOUT(!console_->cache.contains(name_), patience);
    show(QStringLiteral("uid:") + QString::fromStdString(uid));
    QCOMPARE(grid_->model()->rowCount(), 5);
    QVERIFY2(diff().contains(QStringLiteral("- license 4")), qPrintable(diff()));
    select(1);
    QTRY_VERIFY(restore()->isEnabled());
    click(restore());
    confirm();
    QCOMPARE(model().model().license(), std::string("license 4"));
    QCOMPARE(model().meta().uid(), uid);
}

void HistoryViewTest::withoutTheServiceItSaysWhy() {
    console_->source.endpoint.reset();
    service_->stop();
    QTRY_VERIFY_WITH_TIMEOUT(!console_->connection.isOnline(), patience);
    view_ = std::make_unique<kit::HistoryView>(console_->session());
    view_->QWidget::show();
    QCOMPARE(part<kit::StatePanel>(*view_, "historyState")->state(), State::Empty);
    view_->show(QString::fromStdString(name_));
    auto *panel = part<kit::StatePanel>(*view_, "historyState");
    QTRY_COMPARE_WITH_TIMEOUT(panel->state(), State::Failed, patience);
    QVERIFY(service_->start());
    console_->find(*service_);
    QTRY_VERIFY_WITH_TIMEOUT(console_->connection.isOnline(), patience);
    click(part(*panel, "retry"));
    QTRY_COMPARE_WITH_TIMEOUT(panel->state(), State::Filled, patience);
}

QTEST_MAIN(HistoryViewTest)
#include "history_view_test.moc"
