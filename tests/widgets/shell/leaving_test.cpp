// What is done from anywhere in the window to objects of any page, and what becomes of what runs when it is closed.

#include <QAction>
#include <QLineEdit>
#include <QListView>
#include <QMessageBox>
#include <QPushButton>

#include "backend/client/embedded_service.h"
#include "backend/core/whole_file.h"
#include "backend/service/scenario.h"
#include "tests/widgets/console/test_console.h"
#include "widgets/deployments/deployments_page.h"
#include "widgets/kit/console_style.h"
#include "widgets/kit/grid_view.h"
#include "widgets/kit/page.h"
#include "widgets/shell/main_window.h"
#include "widgets/shell/page_stack.h"
#include "widgets/shell/settings.h"
#include "widgets/topology/topology_page.h"

using support::click;
using support::dialogNamed;
using support::part;
namespace v1 = pilothouse::v1;

namespace {

constexpr int patience = 20'000;

// A console of this machine's service, which nobody starts here: only what is asked at its end matters.
class WholeConsole : public support::TestConsole {
public:
    WholeConsole(support::RunningService &service, const kit::Theme &theme, const std::filesystem::path &directory)
        : TestConsole(service, service.owner().credentials(), theme, directory),
          settings(QString::fromStdString((directory / "console.ini").string())),
          embedded(client::EmbeddedService::Options{directory / "data", QStringLiteral("/nonexistent"), {}}) {
        const std::vector<shell::PageMaker> pages{
            {deploymentspage::DeploymentsPage::facts(),
             [this] { return new deploymentspage::DeploymentsPage(session()); }},
            {topologypage::TopologyPage::facts(), [this] { return new topologypage::TopologyPage(session()); }}};
        window = std::make_unique<shell::MainWindow>(shell::MainWindow::Parts{session(), settings, &embedded}, pages);
        window->show();
        window->activateWindow();
    }

    shell::Settings settings;
    client::EmbeddedService embedded;
    std::unique_ptr<shell::MainWindow> window;
};

} // namespace

class LeavingTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void theOmniboxDoesToAnObjectWhatIsTyped();
    void theOmniboxSaysWhyItCannotBeDone();
    void theOmniboxActsOnWhatIsShownAlone();
    void theDeleteKeyActsOnTheListThatHasTheKeyboard();
    void theOmniboxMakesAndFindsTemplatesAndPlaces();
    void whoeverClosesIsToldWhatKeepsRunning();
    void whatHasFailedIsNotSaidToRun();
    void escapeStays();
    void whatRunsIsKeptByKey();
    void whatRunsIsStoppedByOneChange();

private:
    QLineEdit *omnibox() const { return part<QLineEdit>(*console_->window, "omnibox"); }
    QListView *found() const { return part<QListView>(*console_->window, "omniboxList"); }
    QStringList search(const QString &text);
    QMessageBox *askedAtClose();

    kit::Theme theme_{kit::Scheme::Light};
    std::unique_ptr<support::TemporaryDirectory> memory_;
    std::unique_ptr<support::RunningService> service_;
    std::unique_ptr<WholeConsole> console_;
};

void LeavingTest::initTestCase() {
    kit::ConsoleStyle::install(*qApp, theme_);
    theme_.setMotionReduced(true);
}

void LeavingTest::init() {
    memory_ = std::make_unique<support::TemporaryDirectory>();
    service_ = std::make_unique<support::RunningService>(service::Options{.scenario = support::showcase()});
    console_ = std::make_unique<WholeConsole>(*service_, theme_, memory_->path());
    QVERIFY(QTest::qWaitForWindowActive(console_->window.get()));
    QTRY_VERIFY_WITH_TIMEOUT(console_->cache.contains("deployments/llama-70b-chat"), patience);
    QTRY_VERIFY_WITH_TIMEOUT(console_->permissions.isAllowed("deployments.update", {}).value_or(false), patience);
}

void LeavingTest::cleanup() {
    console_.reset();
    service_.reset();
}

QStringList LeavingTest::search(const QString &text) {
    QTest::keyClick(console_->window.get(), Qt::Key_K, Qt::ControlModifier);
    if (!QTest::qWaitFor([this] { return omnibox()->hasFocus(); }, patience))
        qFatal("The omnibox has no focus.");
    omnibox()->clear();
    QTest::keyClicks(omnibox(), text);
    QStringList words;
    for (int row = 0; row < found()->model()->rowCount(); ++row)
        words << found()->model()->index(row, 0).data().toString();
    return words;
}

QMessageBox *LeavingTest::askedAtClose() {
    search(QStringLiteral(">quit"));
    QTest::keyClick(omnibox(), Qt::Key_Return);
    if (!QTest::qWaitFor([] { return dialogNamed("leaving") != nullptr; }, patience))
        qFatal("Nothing was asked.");
    return qobject_cast<QMessageBox *>(dialogNamed("leaving"));
}

void LeavingTest::theOmniboxDoesToAnObjectWhatIsTyped() {
    std::string name;
    QTRY_VERIFY_WITH_TIMEOUT(console_->cache.count("nodes") > 0, patience);
    name = console_->cache.names("nodes").front();
    const auto id = QString::fromStdString(name).section(QLatin1Char('/'), -1);
    const auto words = search(QStringLiteral("cordon ") + id);
    QVERIFY2(words.contains(QStringLiteral("Cordon node: %1").arg(QString::fromStdString(name))),
             qPrintable(words.join(QLatin1Char('|'))));
    while (found()->currentIndex().data().toString() !=
           QStringLiteral("Cordon node: %1").arg(QString::fromStdString(name)))
        QTest::keyClick(omnibox(), Qt::Key_Down);
    QTest::keyClick(omnibox(), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(dialogNamed("changeDialog"), patience);
    // By what the pages call it: its cluster and itself.
    const auto cluster = QString::fromStdString(name).section(QLatin1Char('/'), 1, 1);
    QCOMPARE(dialogNamed("changeDialog")->windowTitle(), QStringLiteral("Cordon %1 / %2").arg(cluster, id));
    // The page that was shown still is.
    QCOMPARE(console_->window->currentPage()->id(), QStringLiteral("deployments"));
    auto *apply = part<QPushButton>(*dialogNamed("changeDialog"), "apply");
    QTRY_VERIFY_WITH_TIMEOUT(apply->isEnabled(), patience);
    click(apply);
    QTRY_VERIFY_WITH_TIMEOUT(service_->owner().get(name)->node().unschedulable(), patience);
}

void LeavingTest::theOmniboxSaysWhyItCannotBeDone() {
    QVERIFY(search(QStringLiteral("resume rollout qwen3"))
                .contains(QStringLiteral("Resume rollout: deployments/qwen3-32b-tools")));
    QTest::keyClick(omnibox(), Qt::Key_Return);
    QTRY_VERIFY(!console_->posted.isEmpty());
    QCOMPARE(console_->posted.last().text, QStringLiteral("No rollout is paused."));
    QVERIFY(!dialogNamed("verbDialog"));
}

void LeavingTest::theOmniboxActsOnWhatIsShownAlone() {
    auto *window = console_->window.get();
    QVERIFY(window->reveal(QStringLiteral("deployments/llama-70b-chat")));
    // Nothing is selected on the page that is shown, whatever the others have selected.
    QVERIFY(window->showPage(QStringLiteral("topology")));
    QVERIFY(window->currentPage()->shownObject().isEmpty());
    for (const auto &words : search(QStringLiteral("delete deployment")))
        QVERIFY2(!words.startsWith(QStringLiteral("Delete deployment")), qPrintable(words));
    QTest::keyClick(omnibox(), Qt::Key_Escape);
    QTRY_VERIFY_WITH_TIMEOUT(window->reveal(QString::fromStdString(console_->cache.names("nodes").front())), patience);
    QCOMPARE(window->currentPage()->id(), QStringLiteral("topology"));
    QVERIFY(window->showPage(QStringLiteral("deployments")));
    QTRY_VERIFY_WITH_TIMEOUT(window->action(QStringLiteral("deployments.delete"))->isEnabled(), patience);
    QVERIFY(search(QStringLiteral("delete")).first().startsWith(QStringLiteral("Delete deployment")));
    QTest::keyClick(omnibox(), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(dialogNamed("changeDialog"), patience);
    QCOMPARE(dialogNamed("changeDialog")->windowTitle(), QStringLiteral("Delete deployments/llama-70b-chat"));
}

void LeavingTest::theDeleteKeyActsOnTheListThatHasTheKeyboard() {
    auto *window = console_->window.get();
    for (const auto *kind : {"deployments", "routes", "providers"}) {
        const auto name = QString::fromStdString(console_->cache.names(kind).front());
        QTRY_VERIFY_WITH_TIMEOUT(window->reveal(name), patience);
        auto *list = part<kit::GridView>(*window->currentPage(), kind);
        QTRY_VERIFY(list->hasFocus());
        QTRY_VERIFY_WITH_TIMEOUT(window->action(QLatin1String(kind) + QStringLiteral(".delete"))->isEnabled(),
                                 patience);
        QTest::keyClick(list, Qt::Key_Delete);
        QTRY_VERIFY_WITH_TIMEOUT(dialogNamed("changeDialog"), patience);
        QCOMPARE(dialogNamed("changeDialog")->windowTitle(), QStringLiteral("Delete %1").arg(name));
        QTest::keyClick(dialogNamed("changeDialog"), Qt::Key_Escape);
        QTRY_VERIFY(!dialogNamed("changeDialog"));
    }
    // The list of deployments is not shown now, and its selection is no longer meant.
    QVERIFY(!window->action(QStringLiteral("deployments.edit"))->isEnabled());
}

void LeavingTest::theOmniboxMakesAndFindsTemplatesAndPlaces() {
    QVERIFY(search(QStringLiteral("vllm")).contains(QStringLiteral("engineTemplates/vllm")));
    for (const auto *kind : {"sites", "clusters", "nodes"}) {
        const auto names = console_->cache.names(kind);
        if (names.empty())
            continue;
        const auto name = QString::fromStdString(names.front());
        QVERIFY2(search(name).contains(name), qPrintable(name));
    }
    for (const auto *words : {"New engine template", "New cluster", "New site"})
        QVERIFY2(search(QLatin1String(words)).contains(QLatin1String(words)), words);
    // As others call them.
    QVERIFY(search(QStringLiteral("LOCATIONS")).contains(QStringLiteral("New site")));
    search(QStringLiteral("@engineTemplates/vllm"));
    QTest::keyClick(omnibox(), Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(console_->window->currentPage()->shownObject(), QStringLiteral("engineTemplates/vllm"),
                              patience);
    QTRY_VERIFY(part<QWidget>(*console_->window, "engines")->hasFocus());
}

void LeavingTest::whoeverClosesIsToldWhatKeepsRunning() {
    console_->window->close();
    QTRY_VERIFY_WITH_TIMEOUT(dialogNamed("leaving"), patience);
    auto *box = qobject_cast<QMessageBox *>(dialogNamed("leaving"));
    QVERIFY2(box->text().contains(QStringLiteral("llama-70b-chat: ")), qPrintable(box->text()));
    QVERIFY(!box->text().contains(QStringLiteral("phi-4-night-batch")));
    QVERIFY(console_->window->isVisible());
    // Asked once, however often it is closed.
    console_->window->close();
    QCOMPARE(console_->window->findChildren<QMessageBox *>().size(), 1);
    click(part<QPushButton>(*box, "keep"));
    QTRY_VERIFY(!console_->window->isVisible());
    QVERIFY(service_->owner().get("deployments/llama-70b-chat")->deployment().minimum_replicas() > 0);
}

void LeavingTest::whatHasFailedIsNotSaidToRun() {
    const auto file = core::readWholeFile(
        qEnvironmentVariable("PILOTHOUSE_SOURCE").toStdString() + "/resources/scenario/showcase.json", 16 << 20);
    QVERIFY(file);
    // The one that was given up is tried again instead.
    auto text = *file;
    const std::string givenUp = "\"is_given_up\": true";
    const auto at = text.find(givenUp);
    QVERIFY(at != std::string::npos);
    text.replace(at, givenUp.size(), "\"is_given_up\": false");
    auto scenario = service::Scenario::read(text);
    QVERIFY(scenario);
    console_.reset();
    service_ = std::make_unique<support::RunningService>(
        service::Options{.scenario = std::make_shared<const service::Scenario>(*std::move(scenario))});
    console_ = std::make_unique<WholeConsole>(*service_, theme_, memory_->path());
    QVERIFY(QTest::qWaitForWindowActive(console_->window.get()));
    QTRY_VERIFY_WITH_TIMEOUT(console_->cache.contains("deployments/llama-70b-chat"), patience);
    const auto told = askedAtClose()->text();
    QVERIFY2(told.startsWith(QStringLiteral("12 replica(s) run in")), qPrintable(told));
    QVERIFY2(told.endsWith(QStringLiteral("1 replica(s) do not run now and are started again.")), qPrintable(told));
}

void LeavingTest::escapeStays() {
    QTest::keyClick(askedAtClose(), Qt::Key_Escape);
    QTRY_VERIFY(!dialogNamed("leaving"));
    QVERIFY(console_->window->isVisible());
}

void LeavingTest::whatRunsIsKeptByKey() {
    QTest::keyClick(askedAtClose(), Qt::Key_Return);
    QTRY_VERIFY(!console_->window->isVisible());
}

void LeavingTest::whatRunsIsStoppedByOneChange() {
    auto *stop = part<QPushButton>(*askedAtClose(), "stop");
    QVERIFY(stop->isEnabled());
    QTest::keyClick(stop, Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(dialogNamed("changeDialog"), patience);
    auto *apply = part<QPushButton>(*dialogNamed("changeDialog"), "apply");
    QTRY_VERIFY_WITH_TIMEOUT(apply->isEnabled(), patience);
    click(apply);
    // Nobody ends the replicas of the made-up organisation: whoever does not wait closes now.
    QTRY_VERIFY_WITH_TIMEOUT(dialogNamed("ending"), patience);
    QCOMPARE(service_->owner().get("deployments/llama-70b-chat")->deployment().maximum_replicas(), 0);
    QVERIFY(console_->window->isVisible());
    click(part<QPushButton>(*dialogNamed("ending"), "closeNow"));
    QTRY_VERIFY(!console_->window->isVisible());
}

QTEST_MAIN(LeavingTest)
#include "leaving_test.moc"
