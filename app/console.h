#pragma once

#include <memory>

#include "app/options.h"
#include "backend/core/clock.h"
#include "backend/core/random.h"
#include "widgets/kit/session.h"
#include "widgets/shell/main_window.h"

class QApplication;

namespace client {
class Connection;
class EmbeddedService;
class EndpointSource;
class LogVerifier;
class Permissions;
class ResourceCache;
} // namespace client

namespace kit {
class Notices;
class Theme;
class TimeText;
} // namespace kit

namespace shell {
class PresentationWindow;
class Settings;
} // namespace shell

// The console, composed: what it connects to, what it keeps, its pages and its window, or what guests see in its place.
// The window is made when it is first asked for, so that whoever asks from the event loop has it made while the service
// answers.
class Console {
public:
    // What a picture wants otherwise than a person: time that stands still, and a service with made-up data.
    struct Stage {
        const core::Clock *clock = nullptr;
        QString scenarioFile;
        // What starts the embedded service; empty is this program itself.
        QString program;
    };

    Console(const Options &options, const Stage &stage, QApplication &application);
    ~Console();

    shell::MainWindow &window();
    // In its place, for guests.
    shell::PresentationWindow &presentation();
    // The program ends: a service that was here for it alone ends, too.
    void leave() const;
    kit::Theme &theme() { return *theme_; }
    client::Connection &connection() { return *connection_; }
    client::LogVerifier &verifier() { return *verifier_; }
    client::ResourceCache &cache() { return *cache_; }
    // Null when the service is not ours.
    client::EmbeddedService *embedded() { return embedded_; }

private:
    kit::Session session(QSettings &memory);
    QStringList showing(const QString &page, const QString &object) const;
    // Each in a process of its own, with text as large as that many percent of the usual; answer what went wrong.
    QString openDemo() const;
    QString present(const shell::MainWindow::Shown &shown, int scale) const;
    // From the presentation to the console that it was opened from, or else to one that shows the same.
    QString leadBack();
    QString startBeside(const QStringList &arguments, int scale) const;
    QStringList ownLook() const;
    void installLanguage(QApplication &application, const QString &language);
    std::unique_ptr<client::EndpointSource> makeSource(const Stage &stage);

    const Options options_;
    core::SystemClock systemClock_;
    // What the window shows as now.
    const core::Clock &clock_;
    core::SystemRandom random_;
    std::unique_ptr<shell::Settings> settings_;
    std::unique_ptr<kit::Theme> theme_;
    std::unique_ptr<kit::TimeText> times_;
    client::EmbeddedService *embedded_ = nullptr;
    std::unique_ptr<client::EndpointSource> source_;
    std::unique_ptr<client::Connection> connection_;
    std::unique_ptr<client::ResourceCache> cache_;
    std::unique_ptr<client::Permissions> permissions_;
    std::unique_ptr<client::LogVerifier> verifier_;
    std::unique_ptr<kit::Notices> notices_;
    std::unique_ptr<shell::MainWindow> window_;
    std::unique_ptr<QSettings> guests_;
    // By another console, which needs the service.
    bool isFollowed_ = false;
    std::unique_ptr<shell::PresentationWindow> presentation_;
};
