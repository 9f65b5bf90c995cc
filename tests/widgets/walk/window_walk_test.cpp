// Every window of the console as somebody meets it who has no mouse, no sharp sight or a longer language. The language
// is the environment's WALK_LANGUAGE.
#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QFile>
#include <QLineEdit>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>
#include <QTreeWidget>

#include <nlohmann/json.hpp>

#include "app/console.h"
#include "backend/client/connection.h"
#include "backend/client/embedded_service.h"
#include "backend/client/resource_cache.h"
#include "tests/widgets/walk/window_faults.h"
#include "widgets/kit/page.h"
#include "widgets/kit/theme.h"
#include "widgets/shell/main_window.h"

namespace {

constexpr int patience = 20'000;
// Layouts come to rest within this, or they are at fault.
constexpr int rest = 1'000;

// The least that is a safetensors file: one tensor of four numbers.
void writeModel(const QString &path) {
    const QByteArray header = R"({"weight":{"dtype":"F32","shape":[4],"data_offsets":[0,16]}})";
    QByteArray size(8, '\0');
    size[0] = static_cast<char>(header.size());
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(size + header + QByteArray(16, '\1'));
}

nlohmann::json readStory(const char *name) {
    QFile file(qEnvironmentVariable("PILOTHOUSE_SOURCE") + QStringLiteral("/resources/scenario/") +
               QLatin1String(name));
    return file.open(QIODevice::ReadOnly) ? nlohmann::json::parse(file.readAll().toStdString()) : nlohmann::json();
}

// The showcase, and the rules for production of the demo.
void writeScenario(const QString &path) {
    auto story = readStory("showcase.json");
    const auto demo = readStory("demo.json");
    auto added = story.at("steps").back();
    added["changes"] = nlohmann::json::array();
    for (const auto &step : demo.at("governance"))
        for (const auto &change : step.at("changes"))
            if (change.at("put").at("resource").at("meta").at("name") == "policySets/production")
                added["changes"].push_back(change);
    story["steps"].push_back(added);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray::fromStdString(story.dump()));
}

QDialog *openDialog() {
    for (auto *widget : QApplication::topLevelWidgets()) {
        if (auto *dialog = qobject_cast<QDialog *>(widget); dialog && dialog->isVisible())
            return dialog;
    }
    return nullptr;
}

// How to come to a window: a page, a tab of its inspector, an object shown there, an action that opens a dialog.
struct Place {
    QString page = QStringLiteral("catalog");
    int tab = 0;
    QString object;
    QString action;
    bool isNarrow = false;
};

} // namespace

Q_DECLARE_METATYPE(Place)

class WindowWalkTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyStopSaysWhatItIs_data() { places(); }
    void everyStopSaysWhatItIs() { check(faults::ofNames); }
    void everyStopIsReachedByTab_data() { places(); }
    void everyStopIsReachedByTab() { check(faults::ofTabOrder); }
    void everyTargetIsLargeEnough_data() { places(); }
    void everyTargetIsLargeEnough() { check(faults::ofTargets); }
    void everyMnemonicStandsOnce_data() { places(); }
    void everyMnemonicStandsOnce() { check(faults::ofMnemonics); }
    void noTextIsClipped_data() { places(); }
    void noTextIsClipped() { check(faults::ofClipping); }
    void textStandsOutFromItsGround_data();
    void textStandsOutFromItsGround();
    void cleanup();
    void cleanupTestCase();

private:
    static void places();
    static void governingPlaces();
    static void servingPlaces();
    template <typename Find>
    void check(Find find);
    void go(const Place &place);
    void passChooser();

    QTemporaryDir directory_;
    QTranslator words_;
    std::unique_ptr<Console> console_;
    // Where the last go() ended.
    QWidget *place_ = nullptr;
};

void WindowWalkTest::initTestCase() {
    QVERIFY(directory_.isValid());
    QVERIFY(QDir().mkpath(directory_.filePath(QStringLiteral("models"))));
    writeModel(directory_.filePath(QStringLiteral("models/tiny.safetensors")));
    Options options;
    options.dataDirectory = directory_.filePath(QStringLiteral("data"));
    options.stateDirectory = directory_.filePath(QStringLiteral("state"));
    options.modelRoots = {directory_.filePath(QStringLiteral("models"))};
    options.theme = QStringLiteral("light");
    options.language = qEnvironmentVariable("WALK_LANGUAGE", QStringLiteral("en"));
    options.size = {1440, 900};
    // The program brings them as resources of its own.
    QVERIFY(words_.load(QStringLiteral(TRANSLATIONS "/pilothouse_") + options.language));
    QVERIFY(QCoreApplication::installTranslator(&words_));
    Console::Stage stage;
    stage.program = qEnvironmentVariable("PILOTHOUSE_BIN") + QStringLiteral("/pilothouse");
    stage.scenarioFile = directory_.filePath(QStringLiteral("scenario.json"));
    writeScenario(stage.scenarioFile);
    console_ = std::make_unique<Console>(options, stage, *qApp);
    console_->theme().setMotionReduced(true);
    console_->window().show();
    QTRY_VERIFY_WITH_TIMEOUT(console_->connection().isOnline(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(console_->cache().contains("models/gemma-3-27b-it/versions/1"), patience);
}

void WindowWalkTest::places() {
    QTest::addColumn<Place>("place");
    for (const char *page : {"catalog", "deployments", "audit"}) {
        for (int tab = 0; tab < (qstrcmp(page, "catalog") == 0 ? 4 : 3); ++tab)
            QTest::addRow("%s, tab %d", page, tab) << Place{QString::fromLatin1(page), tab, {}, {}};
        QTest::addRow("%s, narrow", page) << Place{QString::fromLatin1(page), 0, {}, {}, true};
    }
    QTest::newRow("gpus") << Place{QStringLiteral("gpus"), 0, {}, {}};
    QTest::newRow("gpus, one") << Place{QStringLiteral("gpus"), 0, QStringLiteral("gpus/eu-west/dub-h100-01/2"), {}};
    QTest::newRow("gpus, narrow") << Place{QStringLiteral("gpus"), 0, {}, {}, true};
    QTest::newRow("findings") << Place{QStringLiteral("findings"), 0, {}, {}};
    QTest::newRow("findings, narrow") << Place{QStringLiteral("findings"), 0, {}, {}, true};
    QTest::newRow("findings, allow") << Place{QStringLiteral("findings"), 0, {}, QStringLiteral("findings.allow")};
    for (const char *page : {"changes", "access", "topology"}) {
        QTest::newRow(page) << Place{QString::fromLatin1(page), 0, {}, {}};
        QTest::addRow("%s, narrow", page) << Place{QString::fromLatin1(page), 0, {}, {}, true};
    }
    QTest::newRow("overview") << Place{QStringLiteral("overview"), 0, {}, {}};
    QTest::newRow("overview, narrow") << Place{QStringLiteral("overview"), 0, {}, {}, true};
    const auto registered = QStringLiteral("models/deepseek-r1-distill-32b/versions/1");
    const auto evaluated = QStringLiteral("models/gemma-3-27b-it/versions/1");
    const auto approved = QStringLiteral("models/whisper-large-v3/versions/1");
    const auto dialog = [](const char *name, const QString &object, const char *action) {
        QTest::newRow(name) << Place{QStringLiteral("catalog"), 0, object, QString::fromLatin1(action)};
    };
    QTest::newRow("catalog, registered, narrow") << Place{QStringLiteral("catalog"), 0, registered, {}, true};
    QTest::newRow("catalog, evaluated, narrow") << Place{QStringLiteral("catalog"), 0, evaluated, {}, true};
    QTest::newRow("catalog, approved, narrow") << Place{QStringLiteral("catalog"), 0, approved, {}, true};
    governingPlaces();
    dialog("tasks", {}, "console.tasks");
    dialog("settings", {}, "console.settings");
    dialog("help", {}, "console.help");
    dialog("import, file", {}, "catalog.import");
    dialog("import, summary", QStringLiteral("summary"), "catalog.import");
    dialog("create", {}, "catalog.create");
    dialog("edit", evaluated, "catalog.edit");
    dialog("delete", evaluated, "catalog.delete");
    dialog("evaluate", registered, "catalog.evaluate");
    dialog("approve", evaluated, "catalog.approve");
    dialog("retire", approved, "catalog.retire");
    servingPlaces();
}

// The editor of a policy set has more parts than a narrow window has room for their names.
void WindowWalkTest::governingPlaces() {
    for (int tab = 0; tab < 4; ++tab)
        QTest::addRow("policies, tab %d", tab) << Place{QStringLiteral("policies"), tab, {}, {}};
    for (int tab = 0; tab < 8; ++tab)
        QTest::addRow("policies, tab %d of a rule", tab)
            << Place{QStringLiteral("policies"), tab, QStringLiteral("policySets/production#tickets-at-night"), {}};
    for (int tab = 1; tab < 4; ++tab)
        QTest::addRow("access, tab %d", tab) << Place{QStringLiteral("access"), tab, {}, {}};
    const auto dialog = [](const char *name, const char *page, const char *action) {
        QTest::newRow(name) << Place{QLatin1String(page), 0, {}, QLatin1String(action)};
    };
    dialog("policies, break the glass", "policies", "breakGlasses.begin");
    dialog("access, profile", "access", "principals.setProfile");
    dialog("access, edit", "access", "principals.edit");
    dialog("access, invite", "access", "invitations.invite");
    dialog("access, give a role", "access", "roleBindings.create");
}

void WindowWalkTest::servingPlaces() {
    const auto canary = QStringLiteral("deployments/llama-70b-chat");
    const auto drifted = QStringLiteral("deployments/granite-8b-drafts");
    const auto dialog = [](const char *name, const QString &object, const char *action) {
        QTest::newRow(name) << Place{QStringLiteral("deployments"), 0, object, QString::fromLatin1(action)};
    };
    QTest::newRow("deployments, canary, narrow") << Place{QStringLiteral("deployments"), 0, canary, {}, true};
    QTest::newRow("deployments, drifted") << Place{QStringLiteral("deployments"), 0, drifted, {}};
    dialog("deployment, create", {}, "deployments.create");
    dialog("deployment, edit", canary, "deployments.edit");
    dialog("deployment, scale", canary, "deployments.scale");
    dialog("deployment, roll back", canary, "deployments.rollBack");
    dialog("deployment, promote", canary, "deployments.promote");
    dialog("deployment, plan", canary, "deployments.plan");
    dialog("deployment, delete", canary, "deployments.delete");
    dialog("route, create", {}, "routes.create");
    dialog("provider, create", {}, "providers.create");
}

template <typename Find>
void WindowWalkTest::check(Find find) {
    QFETCH(const Place, place);
    go(place);
    if (QTest::currentTestFailed())
        return;
    // What came with the last action is laid out before the first look.
    QCoreApplication::processEvents();
    QStringList found;
    const bool isGood = QTest::qWaitFor(
        [&] {
            found = find(*place_);
            return found.isEmpty();
        },
        rest);
    QVERIFY2(isGood, qPrintable(QLatin1Char('\n') + found.join(QLatin1Char('\n'))));
}

void WindowWalkTest::go(const Place &place) {
    auto &window = console_->window();
    window.resize(place.isNarrow ? window.minimumSize() : QSize(1440, 900));
    window.activateWindow();
    QVERIFY(window.showPage(place.page));
    if (place.object.contains(QLatin1Char('/')))
        QVERIFY(window.reveal(place.object));
    QTRY_VERIFY_WITH_TIMEOUT(window.currentPage()->isSettled(), patience);
    // What an object's own tabs are is chosen of the editor alone: the page's would lead away from it.
    const auto bar = place.object.contains(QLatin1Char('#')) ? QStringLiteral("policyTabs") : QString();
    for (auto *tabs : window.currentPage()->findChildren<QTabBar *>(bar))
        tabs->setCurrentIndex(place.tab);
    place_ = &window;
    if (place.action.isEmpty())
        return;
    auto *action = window.action(place.action);
    QVERIFY(action);
    QTRY_VERIFY_WITH_TIMEOUT(action->isEnabled(), patience);
    action->trigger();
    if (action->isCheckable())
        return;
    QTRY_VERIFY_WITH_TIMEOUT(openDialog(), patience);
    place_ = openDialog();
    place_->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(place_));
    if (place.object == QLatin1String("summary"))
        passChooser();
}

void WindowWalkTest::passChooser() {
    auto *files = place_->findChild<QTreeWidget *>(QStringLiteral("files"));
    QTRY_COMPARE_WITH_TIMEOUT(files->topLevelItemCount(), 1, patience);
    QTest::keyClick(files, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(place_->findChild<QLineEdit *>(QStringLiteral("modelId"))->isVisible(), patience);
}

void WindowWalkTest::textStandsOutFromItsGround_data() {
    QTest::addColumn<kit::Scheme>("scheme");
    QTest::newRow("light") << kit::Scheme::Light;
    QTest::newRow("dark") << kit::Scheme::Dark;
    QTest::newRow("high contrast") << kit::Scheme::HighContrast;
}

void WindowWalkTest::textStandsOutFromItsGround() {
    QFETCH(const kit::Scheme, scheme);
    console_->theme().setScheme(scheme);
    const auto found = faults::ofContrast(QApplication::palette());
    console_->theme().setScheme(kit::Scheme::Light);
    QVERIFY2(found.isEmpty(), qPrintable(found.join(QLatin1Char('\n'))));
}

void WindowWalkTest::cleanup() {
    while (auto *dialog = openDialog()) {
        QVERIFY(dialog->close());
        QTRY_VERIFY(openDialog() != dialog);
    }
    auto *tasks = console_->window().action(QStringLiteral("console.tasks"));
    if (tasks->isChecked())
        tasks->trigger();
}

void WindowWalkTest::cleanupTestCase() {
    if (!console_)
        return;
    bool isStopped = false;
    client::deliver(console_->embedded()->stop(), this, [&isStopped](const auto &) { isStopped = true; });
    QTRY_VERIFY_WITH_TIMEOUT(isStopped, patience);
    console_.reset();
}

QTEST_MAIN(WindowWalkTest)
#include "window_walk_test.moc"
