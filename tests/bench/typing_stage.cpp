#include "tests/bench/typing_stage.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>

#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QTabBar>

#include "app/console.h"
#include "tests/bench/figures.h"
#include "widgets/kit/json_editor.h"
#include "widgets/kit/page.h"
#include "widgets/policies/workspace.h"
#include "widgets/shell/main_window.h"

namespace bench {

namespace {

constexpr int Keys = 24;
constexpr std::chrono::seconds Patience(20);

// Events are dealt with until it holds, or the time is over; whether it holds.
bool waitUntil(const std::function<bool()> &holds) {
    const auto end = std::chrono::steady_clock::now() + Patience;
    while (!holds()) {
        if (std::chrono::steady_clock::now() > end)
            return false;
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 20);
    }
    return true;
}

// When a label was last painted with which words.
class Seen final : public QObject {
public:
    explicit Seen(QLabel &label) : label_(label) { label.installEventFilter(this); }

    const QString &words() const { return words_; }
    double time() const { return time_; }

    bool eventFilter(QObject *, QEvent *event) override {
        if (event->type() == QEvent::Paint && label_.text() != words_) {
            words_ = label_.text();
            time_ = wallSeconds();
        }
        return false;
    }

private:
    QLabel &label_;
    QString words_;
    double time_ = 0;
};

void press(QWidget &widget, int key, const QString &text) {
    QKeyEvent down(QEvent::KeyPress, key, Qt::NoModifier, text);
    QCoreApplication::sendEvent(&widget, &down);
    QKeyEvent up(QEvent::KeyRelease, key, Qt::NoModifier, text);
    QCoreApplication::sendEvent(&widget, &up);
}

// Letters come and go in the description of a rule in the middle.
int type(shell::MainWindow &window) {
    auto *tabs = window.findChild<QTabBar *>(QStringLiteral("policyTabs"));
    auto *editor = window.findChild<kit::JsonEditor *>(QStringLiteral("policyJson"));
    auto *text = window.findChild<QWidget *>(QStringLiteral("policyJsonText"));
    auto *summary = window.findChild<QLabel *>(QStringLiteral("policySummary"));
    if (tabs == nullptr || editor == nullptr || text == nullptr || summary == nullptr)
        return 1;
    tabs->setCurrentIndex(policiespage::Workspace::Json);
    Seen seen(*summary);
    const auto isAnalysed = [&] { return seen.words().contains(QStringLiteral("Analysis")); };
    if (!waitUntil(isAnalysed))
        return 2;
    const auto bytes = editor->text().toUtf8();
    const auto middle = bytes.indexOf("\"id\": \"", bytes.size() / 2);
    if (middle < 0)
        return 3;
    text->setFocus();
    editor->reveal(static_cast<int>(bytes.indexOf('"', middle + 7)));
    for (int key = 0; key < Keys; ++key) {
        const auto before = seen.words();
        const double start = wallSeconds();
        if (key % 2 == 0)
            press(*text, Qt::Key_X, QStringLiteral("x"));
        else
            press(*text, Qt::Key_Backspace, QString());
        if (!waitUntil([&] { return seen.words() != before; }))
            return 4;
        std::printf("%.3f\n", (seen.time() - start) * 1e3);
        if (!waitUntil(isAnalysed))
            return 5;
    }
    std::fflush(stdout);
    return 0;
}

} // namespace

int runTyping(const std::filesystem::path &dataDirectory, const std::string &policySet) {
    ::setenv("QT_QPA_PLATFORM", "offscreen", 1);
    int count = 1;
    char name[] = "bench";
    char *words[] = {name, nullptr};
    QApplication application(count, words);
    Options options;
    options.dataDirectory = QString::fromStdString(dataDirectory.string());
    options.stateDirectory = options.dataDirectory + QStringLiteral("/state");
    options.language = QStringLiteral("en");
    options.theme = QStringLiteral("light");
    // It joins the service that runs there; `false` would be started where none does.
    Console console(options, {nullptr, {}, QStringLiteral("false")}, application);
    auto &window = console.window();
    window.resize(1440, 900);
    window.show();
    window.showPage(QStringLiteral("policies"));
    const auto set = QString::fromStdString(policySet);
    window.follow(set);
    const auto *page = window.currentPage();
    if (!waitUntil([&] { return page->shownObject() == set; })) {
        std::fprintf(stderr, "shown: %s\n", qPrintable(page->shownObject()));
        return 6;
    }
    return type(window);
}

} // namespace bench
