#include "app/capture.h"

#include <cstdio>
#include <utility>

#include <QApplication>
#include <QDir>
#include <QFileInfo>

#include "app/console.h"
#include "backend/client/connection.h"
#include "backend/client/embedded_service.h"
#include "backend/client/log_verifier.h"
#include "widgets/kit/grid_view.h"
#include "widgets/kit/page.h"
#include "widgets/kit/theme.h"
#include "widgets/shell/main_window.h"

#include "pilothouse/v1/resource_service.pb.h"

namespace {

using namespace std::chrono_literals;

// A page that says it is settled this often in a row, with events handled in between, is.
constexpr int enoughTurns = 6;

} // namespace

Capture::Capture(const Options &options, Console &console, const Subjects &subjects)
    : options_(options), console_(console) {
    const QStringList themes = options.theme.isEmpty() ? QStringList{QStringLiteral("light"), QStringLiteral("dark")}
                                                       : QStringList{options.theme};
    // Page by page: the Audit page, which is the last, searches the log, which is an event, and then every picture
    // after it would show a longer log, or not yet.
    for (const auto &page : subjects.pages)
        for (const auto &theme : themes)
            shots_.append({page, theme, subjects.objects.value(page)});
    poll_.setInterval(20ms);
    connect(&poll_, &QTimer::timeout, this, &Capture::takeWhenSettled);
    deadline_.setSingleShot(true);
    deadline_.setInterval(30s);
    connect(&deadline_, &QTimer::timeout, this, [this] {
        std::fprintf(stderr, "pilothouse: the page %s was not filled within 30 seconds\n",
                     qPrintable(shots_.first().page));
        leave(1);
    });
}

bool Capture::start() {
    if (!QDir().mkpath(options_.captureDirectory) || !QFileInfo(options_.captureDirectory).isWritable()) {
        std::fprintf(stderr, "pilothouse: the directory %s cannot be made or written to\n",
                     qPrintable(options_.captureDirectory));
        return false;
    }
    QApplication::setCursorFlashTime(0);
    console_.window().show();
    poll_.start();
    next();
    return true;
}

void Capture::next() {
    if (shots_.isEmpty()) {
        leave(0);
        return;
    }
    quietTurns_ = 0;
    deadline_.start();
    const auto &shot = shots_.first();
    console_.theme().setScheme(shot.theme == QLatin1String("dark") ? kit::Scheme::Dark : kit::Scheme::Light);
    console_.window().showPage(shot.page);
}

void Capture::takeWhenSettled() {
    const bool isQuiet = isLogVerified() && console_.window().currentPage()->isSettled();
    quietTurns_ = isQuiet ? quietTurns_ + 1 : 0;
    if (quietTurns_ < enoughTurns)
        return;
    auto &shot = shots_.first();
    if (const auto object = std::exchange(shot.object, {}); !object.isEmpty()) {
        console_.window().currentPage()->reveal(object);
        quietTurns_ = 0;
    } else if (!std::exchange(shot.isFitted, true)) {
        // Columns keep the room for what stood in them before, which is another thing each time.
        for (auto *grid : console_.window().findChildren<kit::GridView *>())
            grid->fitColumns();
        quietTurns_ = 0;
    } else {
        take();
    }
}

bool Capture::isLogVerified() {
    const auto &connection = console_.connection();
    auto &verifier = console_.verifier();
    if (!connection.isOnline() || !verifier.head())
        return false;
    const bool isWhole = verifier.head()->tree.size >= connection.serverInfo().log_size();
    // The service signs its head once a second at most.
    if (!isWhole && ++turnsBehind_ % 25 == 0)
        verifier.refresh();
    return isWhole;
}

void Capture::take() {
    // No caret and no ring of focus.
    if (auto *focused = QApplication::focusWidget())
        focused->clearFocus();
    const auto file = fileOf(shots_.first());
    if (!console_.window().grab().save(file)) {
        std::fprintf(stderr, "pilothouse: %s cannot be written\n", qPrintable(file));
        leave(1);
        return;
    }
    std::printf("%s\n", qPrintable(file));
    shots_.removeFirst();
    next();
}

void Capture::leave(int exitCode) {
    poll_.stop();
    deadline_.stop();
    auto *const own = console_.embedded();
    if (own == nullptr) {
        QApplication::exit(exitCode);
        return;
    }
    client::deliver(own->stop(), this, [exitCode](const auto &) { QApplication::exit(exitCode); });
}

QString Capture::fileOf(const Shot &shot) const {
    auto name = shot.page + QLatin1Char('-') + shot.theme;
    if (!options_.language.isEmpty())
        name += QLatin1Char('-') + options_.language;
    if (options_.size.isValid())
        name += QStringLiteral("-%1x%2").arg(options_.size.width()).arg(options_.size.height());
    return QDir(options_.captureDirectory).filePath(name + QStringLiteral(".png"));
}
