// What nobody deployed, as people decide about it: keys and clicks on the page, a whole service behind it.
#include <algorithm>

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include "backend/deployments/replica/process_table.h"
#include "tests/backend/findings/stray_engine.h"
#include "tests/widgets/console/page_console.h"
#include "widgets/findings/finding_actions.h"
#include "widgets/findings/findings_model.h"
#include "widgets/findings/findings_page.h"
#include "widgets/kit/grid_view.h"
#include "widgets/kit/state_panel.h"

using namespace std::chrono_literals;
using findingspage::FindingsModel;
using support::applyChange;
using support::click;
using support::factIn;
using support::part;
using support::patience;
using support::waitForDialog;
namespace v1 = pilothouse::v1;

static QStringList words(const char *text) {
    return QString::fromLatin1(text).split(QLatin1Char(' '));
}

// A console with the findings alone.
class FindingsConsole : public support::TestConsole {
public:
    FindingsConsole(support::RunningService &service, const tls::Credentials &credentials, const kit::Theme &theme,
                    const std::filesystem::path &memory)
        : TestConsole(service, credentials, theme, memory),
          page(std::make_unique<findingspage::FindingsPage>(session())) {
        page->resize(1180, 760);
        page->show();
        page->activateWindow();
    }

    QAction *action(const char *name) const {
        for (auto *action : page->pageActions())
            if (action->objectName() == QLatin1String(name))
                return action;
        qFatal("There is no action %s.", name);
    }
    kit::GridView *grid() const { return part<kit::GridView>(*page, "findings"); }
    QStringList column(int column) const {
        QStringList texts;
        for (int row = 0; row < grid()->model()->rowCount(); ++row)
            texts << grid()->model()->index(row, column).data().toString();
        return texts;
    }
    v1::Resource finding(const char *id) const {
        const auto found = cache.find(std::string("findings/") + id);
        return found ? *found : v1::Resource();
    }

    std::unique_ptr<findingspage::FindingsPage> page;
};

class FindingsPageTest final : public support::PageFixture<FindingsConsole> {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() {
        console_.reset();
        service_.reset();
    }

    void whatWasFoundIsListedWithWhatWaitsFirst();
    void theSelectionIsDescribed();
    void theFilterIsTyped();
    void anAdoptionMakesProviderAndDecisionInOneChange();
    void whatSpeaksTlsIsShownAndAdoptedSo();
    void anAllowanceAsksForHowLongAndWhy();
    void whatIsOnAnotherHostCannotBeStopped();
    void aRealProcessIsStopped();
    void anEmptyPageSaysWhatWasLookedAtAndOffersAScan();
    void aScanThatIsPausedIsTold();
    void whatMayNotBeDoneSaysWhy();
    void addressesBecomeBaseUrls();

private:
    static constexpr const char *Ollama = "p3c1f0a9d27be4468a15c";
    static constexpr const char *Keyed = "a5e2d90b71f34c88d6027";
    static constexpr const char *Allowed = "a0f4417c2be5d9a36e18b";

    void openStory() {
        start({.verifyDelay = 1h, .scenario = support::showcase()});
        open();
        QTRY_COMPARE_WITH_TIMEOUT(panel()->state(), kit::StatePanel::State::Filled, patience);
        waitForPage();
    }
    kit::StatePanel *panel() const { return part<kit::StatePanel>(*console_->page, "findingsState"); }
    void choose(const char *id) { select(QStringLiteral("findings/") + QLatin1String(id)); }
};

void FindingsPageTest::whatWasFoundIsListedWithWhatWaitsFirst() {
    openStory();
    QAbstractItemModelTester tester(console_->grid()->model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    QCOMPARE(console_->column(FindingsModel::State), words("open open open accepted gone"));
    const auto what = console_->column(FindingsModel::What);
    QVERIFY(what.contains(QStringLiteral("ollama")));
    QVERIFY(what.contains(QStringLiteral("llama-server (llama.cpp)")));
    QVERIFY(what.contains(QStringLiteral("python3.11")));
    QVERIFY(what.contains(QStringLiteral("vLLM")));
    QVERIFY(console_->column(FindingsModel::Models).contains(QStringLiteral("llama3.1:8b, qwen2.5-coder:14b")));
    QVERIFY(console_->column(FindingsModel::Models).contains(QStringLiteral("asks for a key")));
    QVERIFY(console_->column(FindingsModel::Memory).contains(QStringLiteral("11 GiB")));
    QVERIFY(console_->column(FindingsModel::Where).contains(QStringLiteral("eu-west / dub-h100-03")));
    QCOMPARE(console_->page->count().value_or(0), qint64(3));
    for (int column = 0; column < FindingsModel::ColumnCount; ++column) {
        console_->grid()->sortByColumn(column, Qt::DescendingOrder);
        QTRY_VERIFY_WITH_TIMEOUT(console_->page->isSettled(), patience);
        QCOMPARE(console_->grid()->model()->rowCount(), 5);
    }
}

void FindingsPageTest::theSelectionIsDescribed() {
    openStory();
    choose(Ollama);
    const auto fact = [this](const char *label) { return factIn(*console_->page, "findingFacts", label); };
    QCOMPARE(fact("Decision"), QStringLiteral("It is there, and nobody has decided about it."));
    QCOMPARE(fact("Program"), QStringLiteral("/usr/local/bin/ollama"));
    QCOMPARE(fact("User"), QStringLiteral("jkowalski"));
    QCOMPARE(fact("Address"), QStringLiteral("0.0.0.0:11434"));
    QCOMPARE(fact("Version"), QStringLiteral("0.5.4"));
    choose(Allowed);
    QCOMPARE(fact("Why"), QStringLiteral("Trial of the search team"));
    QVERIFY(fact("Decision").startsWith(QStringLiteral("It is allowed until ")));
    QCOMPARE(fact("Found by"), QStringLiteral("telemetrySources/lab-scan"));
}

void FindingsPageTest::theFilterIsTyped() {
    openStory();
    auto *filter = part<QLineEdit>(*console_->page, "filter");
    filter->setFocus();
    QTest::keyClicks(filter, QStringLiteral("state = GONE"));
    QTRY_COMPARE_WITH_TIMEOUT(console_->column(FindingsModel::State), words("gone"), patience);
    QVERIFY(console_->page->reveal(QStringLiteral("findings?state = ACCEPTED")));
    QTRY_COMPARE_WITH_TIMEOUT(console_->column(FindingsModel::State), words("accepted"), patience);
    // Who is looked for in particular is shown without it.
    console_->page->reveal(QStringLiteral("findings/") + QLatin1String(Ollama));
    QTRY_COMPARE_WITH_TIMEOUT(console_->page->shownObject(), QStringLiteral("findings/") + QLatin1String(Ollama),
                              patience);
}

void FindingsPageTest::anAdoptionMakesProviderAndDecisionInOneChange() {
    openStory();
    choose(Ollama);
    QVERIFY(!action("findings.reopen")->isEnabled());
    action("findings.adopt")->trigger();
    auto *dialog = waitForDialog("changeDialog");
    applyChange(dialog, "It serves the desk");
    QTRY_COMPARE_WITH_TIMEOUT(console_->finding(Ollama).finding().decision(), v1::ADOPT, patience);
    const auto found = console_->finding(Ollama);
    QCOMPARE(found.finding().provider(), std::string("providers/ollama-11434"));
    const auto provider = console_->cache.find(found.finding().provider());
    QVERIFY(provider);
    QCOMPARE(provider->provider().base_url(), std::string("http://127.0.0.1:11434/v1"));
    QCOMPARE(provider->provider().models_size(), 2);
    // One change: both have its revision.
    QCOMPARE(provider->meta().generation(), std::int64_t(1));
    QTRY_COMPARE_WITH_TIMEOUT(console_->finding(Ollama).finding_status().state(), v1::FindingStatus::ACCEPTED,
                              patience);
    QTRY_VERIFY_WITH_TIMEOUT(action("findings.reopen")->isEnabled(), patience);
    QVERIFY(!action("findings.adopt")->isEnabled());
    action("findings.reopen")->trigger();
    applyChange(waitForDialog("changeDialog"), "It was a mistake");
    QTRY_COMPARE_WITH_TIMEOUT(console_->finding(Ollama).finding().decision(), v1::FINDING_DECISION_UNSPECIFIED,
                              patience);
    QVERIFY(console_->finding(Ollama).finding().provider().empty());
    // As long as a provider answers there, it is known.
    QVERIFY(service_->owner().remove("providers/ollama-11434"));
    QTRY_COMPARE_WITH_TIMEOUT(console_->finding(Ollama).finding_status().state(), v1::FindingStatus::OPEN, patience);
}

void FindingsPageTest::whatSpeaksTlsIsShownAndAdoptedSo() {
    openStory();
    choose(Keyed);
    QCOMPARE(factIn(*console_->page, "findingFacts", "Address"), QStringLiteral("https://10.2.7.31:8000"));
    QVERIFY(console_->column(FindingsModel::Where).contains(QStringLiteral("https://10.2.7.31:8000")));
    action("findings.adopt")->trigger();
    auto *dialog = waitForDialog("changeDialog");
    const auto labels = dialog->findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
        return label->text().contains(QStringLiteral("where its certificate is of an authority that"));
    }));
    applyChange(dialog, "It serves the lab");
    QTRY_COMPARE_WITH_TIMEOUT(console_->finding(Keyed).finding().decision(), v1::ADOPT, patience);
    const auto provider = console_->cache.find(console_->finding(Keyed).finding().provider());
    QVERIFY(provider);
    QCOMPARE(provider->provider().base_url(), std::string("https://10.2.7.31:8000/v1"));
}

void FindingsPageTest::anAllowanceAsksForHowLongAndWhy() {
    openStory();
    choose(Keyed);
    click(part<QPushButton>(*console_->page, "findingsAllowButton"));
    auto *dialog = waitForDialog("verbDialog");
    auto *act = part<QPushButton>(*dialog, "act");
    QVERIFY(!act->isEnabled());
    part<QComboBox>(*dialog, "duration")->setCurrentIndex(1);
    QTest::keyClicks(part<QLineEdit>(*dialog, "reason"), QStringLiteral("A week for the audit"));
    QTRY_VERIFY_WITH_TIMEOUT(act->isEnabled(), patience);
    click(act);
    QTRY_COMPARE_WITH_TIMEOUT(console_->finding(Keyed).finding_status().state(), v1::FindingStatus::ACCEPTED, patience);
    const auto found = console_->finding(Keyed);
    QCOMPARE(found.finding().note(), std::string("A week for the audit"));
    const auto seconds =
        found.finding().allowed_until_time().seconds() - std::chrono::system_clock::to_time_t(service_->clock.now());
    QVERIFY(seconds > 6 * 86'400 && seconds <= 7 * 86'400);
}

void FindingsPageTest::whatIsOnAnotherHostCannotBeStopped() {
    openStory();
    choose(Keyed);
    QVERIFY(!action("findings.stop")->isEnabled());
    QCOMPARE(action("findings.stop")->toolTip(),
             QStringLiteral("Which process answers there is not known. Stop it where it runs."));
    choose(Ollama);
    QVERIFY(!action("findings.stop")->isEnabled());
    QCOMPARE(
        action("findings.stop")->toolTip(),
        QStringLiteral("It runs on another host. Only processes of the service's own host can be stopped from here."));
}

void FindingsPageTest::aRealProcessIsStopped() {
    const support::StrayEngine engine("--model mistral-7b");
    service::Options options;
    options.verifyDelay = 1h;
    options.nvmlPlaces = {};
    options.seeksInference = true;
    options.search = {20ms, 0ms, 0ms, 2s, {engine.port()}};
    start(options);
    open();
    QTRY_COMPARE_WITH_TIMEOUT(console_->column(FindingsModel::Models), words("mistral-7b"), patience);
    waitForPage();
    const auto name = console_->page->shownObject().toStdString();
    const auto pid = console_->cache.find(name)->finding_status().process().pid();
    QVERIFY(replica::processEntry(pid));
    QTRY_VERIFY_WITH_TIMEOUT(action("findings.stop")->isEnabled(), patience);
    click(part<QPushButton>(*console_->page, "findingsStopButton"));
    // It names the process, and neither Escape nor a key without a reason ends it.
    auto *dialog = waitForDialog("verbDialog");
    const auto texts = dialog->findChildren<QLabel *>();
    QVERIFY(std::ranges::any_of(
        texts, [pid](const auto *label) { return label->text().contains(QStringLiteral("Process %1 ").arg(pid)); }));
    auto *act = part<QPushButton>(*dialog, "act");
    auto *reason = part<QLineEdit>(*dialog, "reason");
    QCOMPARE(dialog->focusWidget(), reason);
    QVERIFY(!act->isEnabled());
    QTest::keyClick(reason, Qt::Key_Return);
    QVERIFY(dialog->isVisible());
    QVERIFY(reason->placeholderText().contains(QStringLiteral("Say why first")));
    QTest::keyClicks(reason, QStringLiteral("Not meant"));
    QTest::keyClick(reason, Qt::Key_Escape);
    QTRY_VERIFY(!support::dialogNamed("verbDialog"));
    QCOMPARE(console_->column(FindingsModel::State), words("open"));
    QVERIFY(replica::processEntry(pid));
    // With the keyboard alone, from the button that opens it to the reason that does it.
    auto *button = part<QPushButton>(*console_->page, "findingsStopButton");
    button->setFocus(Qt::TabFocusReason);
    QTest::keyClick(button, Qt::Key_Space);
    dialog = waitForDialog("verbDialog");
    reason = part<QLineEdit>(*dialog, "reason");
    QCOMPARE(reason->text(), QString());
    QTest::keyClicks(reason, QStringLiteral("Nobody deployed it"));
    QVERIFY(part<QPushButton>(*dialog, "act")->isDefault());
    QTest::keyClick(reason, Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(console_->column(FindingsModel::State), words("stopped"), patience);
    QTRY_VERIFY_WITH_TIMEOUT(!replica::processEntry(pid) || replica::processEntry(pid)->state == 'Z', patience);
    QTRY_VERIFY_WITH_TIMEOUT(
        factIn(*console_->page, "findingFacts", "Whereabouts").contains(QStringLiteral("Ada Lovelace stopped")),
        patience);
}

void FindingsPageTest::anEmptyPageSaysWhatWasLookedAtAndOffersAScan() {
    start({.verifyDelay = 1h});
    open();
    QTRY_COMPARE_WITH_TIMEOUT(panel()->state(), kit::StatePanel::State::Empty, patience);
    QTRY_VERIFY_WITH_TIMEOUT(action("findings.newScan")->isEnabled(), patience);
    action("findings.newScan")->trigger();
    auto *dialog = waitForDialog("changeDialog");
    QCOMPARE(dialog->windowTitle(), QStringLiteral("New telemetry source"));
    dialog->close();
}

// As the dialog that pauses it promises; the story asks no addresses, so that no status will say so.
void FindingsPageTest::aScanThatIsPausedIsTold() {
    openStory();
    const auto *paused = part<QWidget>(*console_->page, "pausedScans");
    QVERIFY(!paused->isVisible());
    const auto pause = [this](bool isPaused) {
        const auto before = service_->owner().get("telemetrySources/lab-scan");
        QVERIFY(before);
        v1::Change change;
        auto &put = *change.mutable_put();
        put.mutable_resource()->mutable_meta()->set_name(before->meta().name());
        put.mutable_resource()->mutable_telemetry_source()->set_is_paused(isPaused);
        put.mutable_update_mask()->add_paths("spec.is_paused");
        put.set_etag(before->meta().etag());
        QVERIFY(service_->owner().apply(change, "The lab moves."));
    };
    pause(true);
    QTRY_VERIFY_WITH_TIMEOUT(paused->isVisible(), patience);
    pause(false);
    QTRY_VERIFY_WITH_TIMEOUT(!paused->isVisible(), patience);
}

void FindingsPageTest::whatMayNotBeDoneSaysWhy() {
    start({.verifyDelay = 1h, .scenario = support::showcase()});
    open(service_->enrol("viewer").credentials());
    QTRY_COMPARE_WITH_TIMEOUT(panel()->state(), kit::StatePanel::State::Filled, patience);
    choose(Ollama);
    for (const char *verb : {"findings.adopt", "findings.allow", "findings.stop", "findings.newScan"}) {
        QTRY_VERIFY_WITH_TIMEOUT(!action(verb)->isEnabled(), patience);
        QTRY_VERIFY_WITH_TIMEOUT(action(verb)->toolTip() != action(verb)->text(), patience);
    }
}

void FindingsPageTest::addressesBecomeBaseUrls() {
    const auto urlOf = [](const char *address, bool isTls = false) {
        v1::FoundEndpoint endpoint;
        endpoint.set_address(address);
        endpoint.set_is_tls(isTls);
        return findingspage::FindingActions::baseUrlOf(endpoint);
    };
    QCOMPARE(urlOf("0.0.0.0:11434"), std::string("http://127.0.0.1:11434/v1"));
    QCOMPARE(urlOf("[::]:8000"), std::string("http://127.0.0.1:8000/v1"));
    QCOMPARE(urlOf("[::1]:8000"), std::string("http://[::1]:8000/v1"));
    QCOMPARE(urlOf("10.2.0.7:8000"), std::string("https://10.2.0.7:8000/v1"));
    QCOMPARE(urlOf("0.0.0.0:8443", true), std::string("https://127.0.0.1:8443/v1"));
    QCOMPARE(urlOf("10.2.0.7:8443", true), std::string("https://10.2.0.7:8443/v1"));
}

QTEST_MAIN(FindingsPageTest)
#include "findings_page_test.moc"
