// The catalog as people use it: keys and clicks on the page, a whole service behind it.
#include <QAbstractItemModelTester>
#include <QAbstractItemView>
#include <QApplication>
#include <QCompleter>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTextBrowser>

#include "tests/widgets/catalog/catalog_console.h"
#include "widgets/catalog/catalog_model.h"
#include "widgets/catalog/versions_model.h"
#include "widgets/kit/console_style.h"
#include "widgets/kit/filter_bar.h"
#include "widgets/kit/history_model.h"
#include "widgets/kit/state_panel.h"

using catalog_test::CatalogConsole;
using catalog_test::patience;
using catalogpage::CatalogModel;
using support::click;
using support::dialogNamed;
using support::part;
using State = kit::StatePanel::State;
namespace v1 = pilothouse::v1;

class CatalogPageTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void cleanupTestCase() { service_.reset(); }

    void whatIsNotThereYetIsLoading();
    void anEmptyCatalogOffersTheNextStep();
    void withoutTheServiceItSaysWhyAndTriesAgain();
    void offlineTheLastCopyStaysAndNothingCanBeChanged();
    void theFilterIsTypedAndCompletedByKeyboard();
    void theFilterSaysWhatIsWrongWithIt_data();
    void theFilterSaysWhatIsWrongWithIt();
    void whatAFilterLacksIsSaidOnReturn();
    void aClickOnAColumnSorts();
    void columnsAreRememberedOverARestart();
    void theSelectionIsDescribed();
    void aCardIsShownWithoutHtml();
    void theListTakesTheKeyboardOnceItIsShown();
    void whatIsMadeIsSelected();
    void whatMayNotBeDoneSaysWhy();
    void aVersionMovesThroughItsLife();
    void aDeletionIsShownAppliedAndUndone();
    void modelsKeepTheirPromises();

private:
    tls::Credentials owner() const { return service_->owner().credentials(); }
    void open(const tls::Credentials &credentials);
    void select(const QString &name);
    void type(const QString &text);
    QLineEdit *filter() const { return part<QLineEdit>(*console_->page, "filter"); }
    kit::StatePanel *panel() const { return part<kit::StatePanel>(*console_->page, "modelsState"); }

    kit::Theme theme_{kit::Scheme::Light};
    std::unique_ptr<support::TemporaryDirectory> memory_;
    std::unique_ptr<support::RunningService> service_;
    std::unique_ptr<CatalogConsole> console_;
};

void CatalogPageTest::initTestCase() {
    kit::ConsoleStyle::install(*qApp, theme_);
    theme_.setMotionReduced(true);
    memory_ = std::make_unique<support::TemporaryDirectory>();
    const auto models = memory_->path() / "models";
    std::filesystem::create_directories(models);
    catalog_test::writeModel(models / "tiny.safetensors");
    service_ = std::make_unique<support::RunningService>(service::Options{.modelRoots = {models}});
    const auto client = service_->owner();
    for (const auto *id : {"anna", "berta", "clara"}) {
        auto model = support::modelNamed(id);
        model.mutable_model()->set_publisher(id == std::string("anna")    ? "Zeta"
                                             : id == std::string("berta") ? "Eta"
                                                                          : "Nu");
        model.mutable_model()->set_license(id == std::string("berta") ? "MIT" : "Apache-2.0");
        model.mutable_model()->set_card("# Card of " + std::string(id) +
                                        "\n\n<b>bold</b> ![picture](http://127.0.0.1:9/p.png)");
        QVERIFY(client.put(model));
    }
    catalog_test::importModel(client, models / "tiny.safetensors", "models/tiny");
}

void CatalogPageTest::cleanup() {
    console_.reset();
}

void CatalogPageTest::open(const tls::Credentials &credentials) {
    console_ = std::make_unique<CatalogConsole>(*service_, credentials, theme_, memory_->path());
    QTRY_COMPARE_WITH_TIMEOUT(panel()->state(), State::Filled, patience);
    QTRY_VERIFY_WITH_TIMEOUT(console_->page->isSettled(), patience);
    QVERIFY(QTest::qWaitForWindowActive(console_->page.get()));
}

void CatalogPageTest::select(const QString &name) {
    QVERIFY(console_->page->reveal(name));
    QTRY_VERIFY_WITH_TIMEOUT(console_->page->isSettled(), patience);
}

void CatalogPageTest::type(const QString &text) {
    filter()->setFocus();
    filter()->selectAll();
    QTest::keyClick(filter(), Qt::Key_Delete);
    QTest::keyClicks(filter(), text);
}

void CatalogPageTest::whatIsNotThereYetIsLoading() {
    console_ = std::make_unique<CatalogConsole>(*service_, owner(), theme_, memory_->path());
    QCOMPARE(panel()->state(), State::Loading);
    QVERIFY(!console_->page->count());
    QVERIFY(!console_->action("catalog.import")->isEnabled());
    QTRY_COMPARE_WITH_TIMEOUT(panel()->state(), State::Filled, patience);
    QCOMPARE(console_->page->count(), std::optional<qint64>(4));
    QCOMPARE(part<QLabel>(*console_->page, "pageFact")->text(), QStringLiteral("4 model(s)"));
}

void CatalogPageTest::anEmptyCatalogOffersTheNextStep() {
    support::RunningService fresh;
    console_ = std::make_unique<CatalogConsole>(fresh, fresh.owner().credentials(), theme_, memory_->path());
    QTRY_COMPARE_WITH_TIMEOUT(panel()->state(), State::Empty, patience);
    auto *step = part<QPushButton>(*panel(), "nextStep");
    QTRY_VERIFY_WITH_TIMEOUT(step->isEnabled(), patience);
    QCOMPARE(step->text(), QStringLiteral("Import model"));
    click(step);
    QTRY_VERIFY(dialogNamed("importDialog"));
    console_.reset();
}

void CatalogPageTest::withoutTheServiceItSaysWhyAndTriesAgain() {
    console_ = std::make_unique<CatalogConsole>(*service_, owner(), theme_, memory_->path());
    console_->source.endpoint.reset();
    QTRY_COMPARE_WITH_TIMEOUT(panel()->state(), State::Failed, patience);
    auto *retry = part<QPushButton>(*panel(), "retry");
    QVERIFY(retry->isVisible());
    console_->find(*service_);
    click(retry);
    QTRY_COMPARE_WITH_TIMEOUT(panel()->state(), State::Filled, patience);
}

void CatalogPageTest::offlineTheLastCopyStaysAndNothingCanBeChanged() {
    open(owner());
    select(QStringLiteral("models/anna"));
    QTRY_VERIFY_WITH_TIMEOUT(console_->action("catalog.edit")->isEnabled(), patience);
    console_->source.endpoint.reset();
    service_->stop();
    QTRY_VERIFY_WITH_TIMEOUT(!console_->connection.isOnline(), patience);
    QCOMPARE(console_->names(), (QStringList{QStringLiteral("anna"), QStringLiteral("berta"), QStringLiteral("clara"),
                                             QStringLiteral("tiny")}));
    QCOMPARE(support::factIn(*console_->page, "facts", "Publisher"), QStringLiteral("Zeta"));
    QCOMPARE(panel()->state(), State::Filled);
    for (const auto *name : {"catalog.import", "catalog.create", "catalog.edit", "catalog.delete"}) {
        QVERIFY2(!console_->action(name)->isEnabled(), name);
        QVERIFY2(console_->action(name)->toolTip().contains(QStringLiteral("not connected")), name);
    }
    QVERIFY(!part<QPushButton>(*console_->page, "importButton")->isEnabled());
    QVERIFY(service_->start());
    console_->find(*service_);
    QTRY_VERIFY_WITH_TIMEOUT(console_->action("catalog.edit")->isEnabled(), patience);
}

void CatalogPageTest::theListTakesTheKeyboardOnceItIsShown() {
    console_ = std::make_unique<CatalogConsole>(*service_, owner(), theme_, memory_->path());
    QVERIFY(QTest::qWaitForWindowActive(console_->page.get()));
    console_->page->setFocus(Qt::ShortcutFocusReason);
    QTRY_COMPARE_WITH_TIMEOUT(panel()->state(), State::Filled, patience);
    QTRY_COMPARE(QApplication::focusWidget(), static_cast<QWidget *>(console_->grid()));
    QVERIFY(console_->grid()->currentIndex().isValid());
}

void CatalogPageTest::whatIsMadeIsSelected() {
    open(owner());
    select(QStringLiteral("models/anna"));
    console_->action("catalog.create")->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(dialogNamed("changeDialog"), patience);
    auto *dialog = dialogNamed("changeDialog");
    auto *name = part<QWidget>(*dialog, "name")->findChild<QLineEdit *>();
    name->selectAll();
    QTest::keyClicks(name, QStringLiteral("models/zora"));
    QTRY_VERIFY_WITH_TIMEOUT(part<QPushButton>(*dialog, "apply")->isEnabled(), patience);
    click(part<QPushButton>(*dialog, "apply"));
    QTRY_COMPARE_WITH_TIMEOUT(console_->page->shownObject(), QStringLiteral("models/zora"), patience);
    v1::Change gone;
    QVERIFY(service_->owner().remove("models/zora"));
}

void CatalogPageTest::theFilterIsTypedAndCompletedByKeyboard() {
    open(owner());
    QTest::keyClick(console_->grid(), Qt::Key_Slash);
    QTRY_VERIFY(filter()->hasFocus());
    QTest::keyClicks(filter(), QStringLiteral("licen"));
    auto *popup = console_->page->findChild<QCompleter *>()->popup();
    QTRY_VERIFY_WITH_TIMEOUT(popup->isVisible(), patience);
    QTest::keyClick(popup, Qt::Key_Down);
    QCOMPARE(popup->currentIndex().data().toString(), QStringLiteral("license"));
    QTest::keyClick(popup, Qt::Key_Return);
    QCOMPARE(filter()->text(), QStringLiteral("license"));
    QTest::keyClicks(filter(), QStringLiteral(" = MIT"));
    QTest::keyClick(filter(), Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(console_->names(), QStringList{QStringLiteral("berta")}, patience);
    QCOMPARE(part<QLabel>(*console_->page, "pageFact")->text(), QStringLiteral("1 of 4 model(s) match"));
    type(QStringLiteral("license = Elsewhere"));
    QTRY_COMPARE_WITH_TIMEOUT(panel()->state(), State::Empty, patience);
    QTest::keyClick(filter(), Qt::Key_Escape);
    QTRY_COMPARE_WITH_TIMEOUT(console_->names().size(), 4, patience);
    QVERIFY(filter()->text().isEmpty());
    // Nothing is begun: Return takes none of what is offered.
    QTest::keyClicks(filter(), QStringLiteral("x"));
    QTest::keyClick(filter(), Qt::Key_Backspace);
    QTRY_VERIFY_WITH_TIMEOUT(popup->isVisible(), patience);
    QTest::keyClick(popup, Qt::Key_Return);
    QVERIFY(filter()->text().isEmpty());
    // Whoever goes elsewhere types there.
    QTest::keyClicks(filter(), QStringLiteral("l"));
    QTRY_VERIFY_WITH_TIMEOUT(popup->isVisible(), patience);
    console_->grid()->setFocus(Qt::ShortcutFocusReason);
    QVERIFY(!popup->isVisible());
    QTest::keyClick(filter(), Qt::Key_Escape);
}

void CatalogPageTest::theFilterSaysWhatIsWrongWithIt_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("state");
    QTest::addColumn<QString>("mistake");
    QTest::newRow("valid") << QStringLiteral("license = MIT") << int(v1::FILTER_STATE_VALID) << QString();
    QTest::newRow("not finished") << QStringLiteral("license = ") << int(v1::FILTER_STATE_INCOMPLETE) << QString();
    QTest::newRow("wrong") << QStringLiteral("lifecycle = gone") << int(v1::FILTER_STATE_INVALID)
                           << QStringLiteral("Position 13:");
    QTest::newRow("old spelling") << QStringLiteral("license == MIT") << int(v1::FILTER_STATE_DEPRECATED)
                                  << QStringLiteral("This is an old spelling; write = instead.");
}

void CatalogPageTest::theFilterSaysWhatIsWrongWithIt() {
    QFETCH(QString, text);
    QFETCH(int, state);
    QFETCH(QString, mistake);
    open(owner());
    type(text);
    const auto *bar = console_->page->findChild<kit::FilterBar *>();
    QTRY_COMPARE_WITH_TIMEOUT(int(bar->state()), state, patience);
    const auto *line = part<QLabel>(*bar, "filterMistake");
    QCOMPARE(line->isVisible(), !mistake.isEmpty());
    if (!mistake.isEmpty())
        QVERIFY2(line->text().startsWith(mistake), qPrintable(line->text()));
    // What stands there unfinished or wrong does not change the list.
    const bool isInForce = state == v1::FILTER_STATE_VALID || state == v1::FILTER_STATE_DEPRECATED;
    QTRY_COMPARE_WITH_TIMEOUT(console_->names().size(), isInForce ? 1 : 4, patience);
}

void CatalogPageTest::whatAFilterLacksIsSaidOnReturn() {
    open(owner());
    type(QStringLiteral("license = \"Apa"));
    const auto *bar = console_->page->findChild<kit::FilterBar *>();
    const auto *line = part<QLabel>(*bar, "filterMistake");
    QTRY_COMPARE_WITH_TIMEOUT(int(bar->state()), int(v1::FILTER_STATE_INCOMPLETE), patience);
    QVERIFY(!line->isVisible());
    QTest::keyClick(filter(), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(line->isVisible(), patience);
    QCOMPARE(line->text(), QStringLiteral("Position 11: The closing quote is missing."));
    // Whoever types on is not told so at every letter.
    QTest::keyClicks(filter(), QStringLiteral("che"));
    QTRY_VERIFY_WITH_TIMEOUT(!line->isVisible(), patience);
    QTest::keyClicks(filter(), QStringLiteral("-2.0\""));
    QTRY_COMPARE_WITH_TIMEOUT(console_->names(), (QStringList{QStringLiteral("anna"), QStringLiteral("clara")}),
                              patience);
    QVERIFY(!line->isVisible());
}

void CatalogPageTest::aClickOnAColumnSorts() {
    open(owner());
    auto *header = console_->grid()->header();
    const auto place = [header](int column) {
        return QPoint(header->sectionViewportPosition(column) + header->sectionSize(column) / 2, header->height() / 2);
    };
    const auto publishers = [this] {
        QStringList found;
        for (int row = 0; row < 3; ++row)
            found << console_->text(row, CatalogModel::Publisher);
        return found;
    };
    select(QStringLiteral("models/berta"));
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, place(CatalogModel::Publisher));
    QTRY_COMPARE_WITH_TIMEOUT(console_->names().last(), QStringLiteral("anna"), patience);
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, place(CatalogModel::Publisher));
    QTRY_COMPARE_WITH_TIMEOUT(
        publishers(), (QStringList{QStringLiteral("Zeta"), QStringLiteral("Nu"), QStringLiteral("Eta")}), patience);
    // The selection goes with its row.
    QCOMPARE(console_->grid()->currentIndex().siblingAtColumn(0).data().toString(), QStringLiteral("berta"));
}

void CatalogPageTest::columnsAreRememberedOverARestart() {
    open(owner());
    auto *menu = console_->grid()->makeColumnsMenu(console_->page.get());
    QAction *publisher = nullptr;
    for (auto *action : menu->actions())
        if (action->text() == QStringLiteral("Publisher"))
            publisher = action;
    QVERIFY(publisher);
    publisher->trigger();
    QVERIFY(console_->grid()->isColumnHidden(CatalogModel::Publisher));
    open(owner());
    QVERIFY(console_->grid()->isColumnHidden(CatalogModel::Publisher));
    console_->memory.clear();
}

void CatalogPageTest::theSelectionIsDescribed() {
    open(owner());
    auto *grid = console_->grid();
    grid->setFocus(Qt::TabFocusReason);
    QTest::keyClick(grid, Qt::Key_Home);
    QTest::keyClick(grid, Qt::Key_Down);
    QCOMPARE(support::factIn(*console_->page, "facts", "Name"), QStringLiteral("models/berta"));
    QCOMPARE(support::factIn(*console_->page, "facts", "License"), QStringLiteral("MIT"));
    QTest::keyClick(grid, Qt::Key_End);
    QCOMPARE(support::factIn(*console_->page, "facts", "Name"), QStringLiteral("models/tiny"));
    QCOMPARE(support::factIn(*console_->page, "facts", "Parameters"), QStringLiteral("4"));
    QVERIFY(support::factIn(*console_->page, "facts", "Digest").startsWith(QStringLiteral("sha256:")));
    QCOMPARE(part<kit::GridView>(*console_->page, "versions")->model()->rowCount(), 1);
    // What somebody else changes meanwhile is shown.
    auto model = *service_->owner().get("models/tiny");
    model.mutable_model()->set_license("BSD-3-Clause");
    QVERIFY(service_->owner().put(model, model.meta().etag()));
    QTRY_COMPARE_WITH_TIMEOUT(support::factIn(*console_->page, "facts", "License"), QStringLiteral("BSD-3-Clause"),
                              patience);
}

void CatalogPageTest::aCardIsShownWithoutHtml() {
    open(owner());
    select(QStringLiteral("models/anna"));
    console_->showTab(1);
    auto *card = part<QTextBrowser>(*console_->page, "card");
    QTRY_VERIFY_WITH_TIMEOUT(card->toPlainText().startsWith(QStringLiteral("Card of anna")), patience);
    QVERIFY2(card->toPlainText().contains(QStringLiteral("<b>bold</b>")), qPrintable(card->toPlainText()));
    QVERIFY(!card->openLinks());
}

void CatalogPageTest::whatMayNotBeDoneSaysWhy() {
    open(service_->enrol("viewer").credentials());
    select(QStringLiteral("models/tiny"));
    const QList<std::pair<const char *, const char *>> needed{{"catalog.import", "models.import"},
                                                              {"catalog.create", "models.create"},
                                                              {"catalog.edit", "models.update"},
                                                              {"catalog.delete", "models.delete"},
                                                              {"catalog.evaluate", "modelVersions.evaluate"},
                                                              {"catalog.retire", "modelVersions.retire"}};
    for (const auto &[name, permission] : needed) {
        const auto *action = console_->action(name);
        QTRY_VERIFY2_WITH_TIMEOUT(!action->isEnabled(), name, patience);
        QVERIFY2(action->toolTip().contains(QLatin1String(permission)), qPrintable(action->toolTip()));
    }
    const auto *button = part<QPushButton>(*console_->page, "evaluateButton");
    QVERIFY(button->isVisible() && !button->isEnabled());
    QVERIFY(button->toolTip().contains(QStringLiteral("modelVersions.evaluate")));
    // A registered version cannot be approved by anybody.
    QVERIFY(!part<QPushButton>(*console_->page, "approveButton")->isVisible());
    open(service_->enrol("operator").credentials());
    select(QStringLiteral("models/tiny"));
    QTRY_VERIFY_WITH_TIMEOUT(console_->action("catalog.evaluate")->isEnabled(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(!console_->action("catalog.retire")->isEnabled(), patience);
}

void CatalogPageTest::aVersionMovesThroughItsLife() {
    open(owner());
    select(QStringLiteral("models/tiny"));
    QTRY_VERIFY_WITH_TIMEOUT(console_->action("catalog.evaluate")->isEnabled(), patience);
    click(part(*console_->page, "evaluateButton"));
    QTRY_VERIFY(dialogNamed("verbDialog"));
    QTest::keyClicks(part<QLineEdit>(*dialogNamed("verbDialog"), "reason"), QStringLiteral("Looks good"));
    QTest::keyClick(dialogNamed("verbDialog"), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(!dialogNamed("verbDialog"), patience);
    QTRY_COMPARE_WITH_TIMEOUT(console_->text(3, CatalogModel::Lifecycle), QStringLiteral("evaluated"), patience);
    QTRY_VERIFY_WITH_TIMEOUT(part(*console_->page, "approveButton")->isVisible(), patience);
    QCOMPARE(service_->owner().get("models/tiny/versions/1")->model_version().lifecycle(), v1::EVALUATED);
    // Moved by somebody else while the dialog is open: nothing is done over his head.
    console_->action("catalog.approve")->trigger();
    QTRY_VERIFY(dialogNamed("verbDialog"));
    auto *dialog = dialogNamed("verbDialog");
    v1::ApproveModelVersionRequest approve;
    approve.set_name("models/tiny/versions/1");
    approve.set_etag(service_->owner().get("models/tiny/versions/1")->meta().etag());
    QVERIFY(service_->owner().ask<v1::ApproveModelVersionResponse>("CatalogService.ApproveModelVersion", approve));
    click(part(*dialog, "act"));
    QTRY_VERIFY_WITH_TIMEOUT(part(*dialog, "failure")->isVisible(), patience);
    dialog->reject();
}

void CatalogPageTest::aDeletionIsShownAppliedAndUndone() {
    open(owner());
    const auto uid = service_->owner().get("models/clara")->meta().uid();
    select(QStringLiteral("models/clara"));
    QTRY_VERIFY_WITH_TIMEOUT(console_->action("catalog.delete")->isEnabled(), patience);
    QTest::keyClick(console_->grid(), Qt::Key_Delete);
    QTRY_VERIFY(dialogNamed("changeDialog"));
    auto *dialog = dialogNamed("changeDialog");
    auto *apply = part<QPushButton>(*dialog, "apply");
    QTRY_VERIFY_WITH_TIMEOUT(apply->isEnabled(), patience);
    QVERIFY(part<QPlainTextEdit>(*dialog, "diff")->toPlainText().contains(QStringLiteral("- Nu")));
    // Enter is the safe answer.
    QVERIFY(!apply->isDefault());
    QVERIFY(!part<QPushButton>(*dialog, "apply")->isDefault());
    click(apply);
    QTRY_COMPARE_WITH_TIMEOUT(console_->names().size(), 3, patience);
    QVERIFY(!service_->owner().get("models/clara"));
    QTRY_COMPARE_WITH_TIMEOUT(console_->posted.size(), 1, patience);
    QCOMPARE(console_->posted.first().actionText, QStringLiteral("Undo"));
    QTRY_VERIFY(!dialogNamed("changeDialog"));
    console_->posted.first().action();
    QTRY_VERIFY(dialogNamed("changeDialog"));
    QTRY_VERIFY_WITH_TIMEOUT(part(*dialogNamed("changeDialog"), "apply")->isEnabled(), patience);
    click(part(*dialogNamed("changeDialog"), "apply"));
    QTRY_COMPARE_WITH_TIMEOUT(console_->names().size(), 4, patience);
    QCOMPARE(service_->owner().get("models/clara")->meta().uid(), uid);
}

void CatalogPageTest::modelsKeepTheirPromises() {
    open(owner());
    auto *models = console_->grid()->model();
    const QAbstractItemModelTester catalog(models, QAbstractItemModelTester::FailureReportingMode::Fatal);
    auto *versions = console_->page->findChild<catalogpage::VersionsModel *>();
    const QAbstractItemModelTester versioned(versions, QAbstractItemModelTester::FailureReportingMode::Fatal);
    console_->showTab(3);
    auto *history = console_->page->findChild<kit::HistoryModel *>();
    const QAbstractItemModelTester generations(history, QAbstractItemModelTester::FailureReportingMode::Fatal);
    const auto client = service_->owner();
    for (int number = 0; number < 20; ++number)
        QVERIFY(client.put(support::modelNamed("dora-" + std::to_string(number))));
    QTRY_COMPARE_WITH_TIMEOUT(models->rowCount(), 24, patience);
    for (int column = 0; column < CatalogModel::ColumnCount; ++column)
        console_->grid()->sortByColumn(column, Qt::DescendingOrder);
    auto model = *client.get("models/dora-7");
    model.mutable_model()->set_publisher("Aaa");
    QVERIFY(client.put(model, model.meta().etag()));
    select(QStringLiteral("models/dora-7"));
    QTRY_COMPARE_WITH_TIMEOUT(history->rowCount(), 2, patience);
    select(QStringLiteral("models/tiny"));
    QTRY_COMPARE_WITH_TIMEOUT(versions->rowCount(), 1, patience);
    type(QStringLiteral("publisher = Aaa"));
    QTRY_COMPARE_WITH_TIMEOUT(models->rowCount(), 1, patience);
    for (int number = 0; number < 20; ++number)
        QVERIFY(client.remove("models/dora-" + std::to_string(number)));
    QTRY_COMPARE_WITH_TIMEOUT(models->rowCount(), 0, patience);
    type(QString());
    QTRY_COMPARE_WITH_TIMEOUT(models->rowCount(), 4, patience);
}

QTEST_MAIN(CatalogPageTest)
#include "catalog_page_test.moc"
