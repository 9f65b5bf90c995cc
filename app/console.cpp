#include "app/console.h"

#include <csignal>

#include <QApplication>
#include <QDir>
#include <QLibraryInfo>
#include <QProcess>
#include <QTimeZone>
#include <QTranslator>

#include "app/pages.h"
#include "app/text_scale.h"
#include "backend/client/connection.h"
#include "backend/client/embedded_service.h"
#include "backend/client/log_verifier.h"
#include "backend/client/permissions.h"
#include "backend/client/private_directory.h"
#include "backend/client/profile_source.h"
#include "backend/client/resource_cache.h"
#include "widgets/kit/console_style.h"
#include "widgets/kit/notices.h"
#include "widgets/kit/pseudo_translator.h"
#include "widgets/kit/tab_order.h"
#include "widgets/kit/theme.h"
#include "widgets/kit/time_text.h"
#include "widgets/shell/main_window.h"
#include "widgets/shell/presentation_window.h"
#include "widgets/shell/settings.h"

namespace {

// Percent.
constexpr int usualText = 100;

// Of this person.
bool isRunning(qint64 process) {
    return ::kill(static_cast<pid_t>(process), 0) == 0;
}

kit::Scheme schemeFrom(const QString &theme, kit::Scheme chosen) {
    if (theme.isEmpty())
        return chosen;
    return theme == QLatin1String("dark") ? kit::Scheme::Dark : kit::Scheme::Light;
}

} // namespace

Console::Console(const Options &options, const Stage &stage, QApplication &application)
    : options_(options), clock_(stage.clock ? *stage.clock : systemClock_), source_(makeSource(stage)) {
    // First of all, since the service is found while the rest is made.
    connection_ =
        std::make_unique<client::Connection>(client::Connection::Options{*source_, systemClock_, random_, {}});
    const auto own = options.ownDirectory();
    // A data directory that cannot be made is told by whoever looks for the service in it.
    (void)client::makePrivateDirectory(options.dataDirectory.toStdString());
    QDir().mkpath(own);
    settings_ = std::make_unique<shell::Settings>(options.settingsFile());
    kit::keepFocusInSight(application);
    installLanguage(application, options.language.isEmpty() ? settings_->language() : options.language);
    theme_ = std::make_unique<kit::Theme>(schemeFrom(options.theme, settings_->scheme()));
    theme_->setMotionReduced(options.isCapture());
    kit::ConsoleStyle::install(application, *theme_);
    times_ = std::make_unique<kit::TimeText>(QTimeZone(settings_->zone()));
    QObject::connect(settings_.get(), &shell::Settings::schemeChanged, theme_.get(), &kit::Theme::setScheme);
    QObject::connect(settings_.get(), &shell::Settings::zoneChanged, times_.get(),
                     [this](const QByteArray &zone) { times_->setZone(QTimeZone(zone)); });
    cache_ = std::make_unique<client::ResourceCache>(*connection_, client::ResourceCache::Options());
    permissions_ = std::make_unique<client::Permissions>(*connection_, *cache_);
    const client::LogMemory logs({(options.stateDirectory + QStringLiteral("/logs")).toStdString(),
                                  (own + QStringLiteral("/last-log")).toStdString()});
    verifier_ = std::make_unique<client::LogVerifier>(*connection_, logs, clock_);
    notices_ = std::make_unique<kit::Notices>();
}

Console::~Console() = default;

shell::MainWindow &Console::window() {
    if (window_)
        return *window_;
    const auto session = this->session(settings_->memory());
    shell::MainWindow::Parts parts{session, *settings_, embedded_, options_.isDemo};
    parts.openDemo = [this] { return openDemo(); };
    parts.present = [this](const auto &shown, int scale) { return present(shown, scale); };
    window_ = std::make_unique<shell::MainWindow>(parts, pageMakers(session));
    if (options_.size.isValid())
        window_->resize(options_.size);
    return *window_;
}

QStringList Console::ownLook() const {
    QStringList arguments;
    if (!options_.language.isEmpty())
        arguments << QStringLiteral("--language") << options_.language;
    if (!options_.theme.isEmpty())
        arguments << QStringLiteral("--theme") << options_.theme;
    return arguments;
}

// Of the same service, with the same on it.
QStringList Console::showing(const QString &page, const QString &object) const {
    QStringList arguments{QStringLiteral("--data-dir"), options_.dataDirectory, QStringLiteral("--page"), page};
    if (!object.isEmpty())
        arguments << QStringLiteral("--open") << object;
    if (options_.isDemo)
        arguments << QStringLiteral("--demo");
    if (!options_.address.isEmpty())
        arguments << QStringLiteral("--connect") << options_.address << QStringLiteral("--credentials")
                  << options_.credentials;
    for (const auto &root : options_.modelRoots)
        arguments << QStringLiteral("--model-root") << root;
    if (!options_.gatewayListen.isEmpty())
        arguments << QStringLiteral("--gateway-listen") << options_.gatewayListen;
    return arguments;
}

QString Console::openDemo() const {
    return startBeside({QStringLiteral("--demo"), QStringLiteral("--tour")}, usualText);
}

QString Console::present(const shell::MainWindow::Shown &shown, int scale) const {
    const QStringList presentation{QStringLiteral("--present"), QStringLiteral("--opener"),
                                   QString::number(QCoreApplication::applicationPid()), QStringLiteral("--usual-scale"),
                                   QString::fromLatin1(options_.usualScale)};
    return startBeside(presentation + showing(shown.page, shown.object), scale);
}

void Console::leave() const {
    if (embedded_ && !isFollowed_)
        embedded_->leave();
}

QString Console::leadBack() {
    if (options_.opener > 0 && isRunning(options_.opener))
        return {};
    const auto &page = *presentation_->currentPage();
    const auto problem = startBeside(showing(page.id(), page.shownObject()), usualText);
    isFollowed_ = problem.isEmpty();
    return problem;
}

QString Console::startBeside(const QStringList &arguments, int scale) const {
    QProcess beside;
    beside.setProgram(QCoreApplication::applicationFilePath());
    beside.setArguments(arguments + ownLook());
    beside.setProcessEnvironment(environmentWithText(scale, options_.usualScale));
    return beside.startDetached() ? QString() : beside.errorString();
}

shell::PresentationWindow &Console::presentation() {
    if (presentation_)
        return *presentation_;
    const auto plan = shell::PresentationPlan::read(settings_->memory());
    // What guests do to a page's looks is theirs alone.
    guests_ = std::make_unique<QSettings>(options_.ownDirectory() + QStringLiteral("/presentation.ini"),
                                          QSettings::IniFormat);
    guests_->clear();
    const auto session = this->session(*guests_);
    presentation_ =
        std::make_unique<shell::PresentationWindow>(session, pageMakers(session), plan, [this] { return leadBack(); });
    return *presentation_;
}

kit::Session Console::session(QSettings &memory) {
    return {*theme_,    *times_,   *connection_, *cache_, *permissions_,
            *verifier_, *notices_, memory,       clock_,  options_.isCapture()};
}

void Console::installLanguage(QApplication &application, const QString &language) {
    const QLocale locale = language.isEmpty() ? QLocale() : QLocale(language);
    QLocale::setDefault(locale);
    if (language == QLatin1String("en_XA")) {
        application.installTranslator(new kit::PseudoTranslator(&application));
        return;
    }
    // English is what the strings are written in, but its plurals stand in a file like any other language.
    auto *ours = new QTranslator(&application);
    if (ours->load(locale, QStringLiteral("pilothouse"), QStringLiteral("_"), QStringLiteral(":/i18n")) ||
        ours->load(QStringLiteral(":/i18n/pilothouse_en")))
        application.installTranslator(ours);
    auto *qts = new QTranslator(&application);
    if (qts->load(locale, QStringLiteral("qtbase"), QStringLiteral("_"),
                  QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        application.installTranslator(qts);
}

std::unique_ptr<client::EndpointSource> Console::makeSource(const Stage &stage) {
    if (!options_.address.isEmpty()) {
        client::ConnectionProfile profile;
        profile.address = options_.address.toStdString();
        profile.files = tls::CredentialFiles::in(options_.credentials.toStdString());
        return std::make_unique<client::ProfileSource>(std::move(profile));
    }
    client::EmbeddedService::Options wanted;
    wanted.dataDirectory = QDir::cleanPath(options_.dataDirectory).toStdString();
    wanted.program = stage.program.isEmpty() ? QCoreApplication::applicationFilePath() : stage.program;
    wanted.arguments = {QStringLiteral("service"), QStringLiteral("--data-dir"),
                        QDir::cleanPath(options_.dataDirectory)};
    for (const auto &root : options_.modelRoots)
        wanted.arguments << QStringLiteral("--model-root") << root;
    if (!options_.gatewayListen.isEmpty())
        wanted.arguments << QStringLiteral("--gateway-listen") << options_.gatewayListen;
    if (!stage.scenarioFile.isEmpty())
        wanted.arguments << QStringLiteral("--scenario") << stage.scenarioFile;
    if (options_.isDemo)
        wanted.arguments << QStringLiteral("--demo");
    auto embedded = std::make_unique<client::EmbeddedService>(std::move(wanted));
    embedded_ = embedded.get();
    return embedded;
}
