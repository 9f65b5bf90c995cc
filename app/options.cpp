#include "app/options.h"

#include <cstdio>

#include <QCommandLineParser>
#include <QDir>
#include <QStandardPaths>

namespace {

// One sentence on standard error.
void complain(const QString &sentence) {
    std::fprintf(stderr, "pilothouse: %s\n", qPrintable(sentence));
}

QSize sizeFrom(const QString &text) {
    const auto parts = text.split(QLatin1Char('x'));
    if (parts.size() != 2)
        return {};
    return {parts[0].toInt(), parts[1].toInt()};
}

// After the XDG base directory specification, which Qt 6.4 knows without its states.
QString defaultStateDirectory() {
    const auto base = qEnvironmentVariable("XDG_STATE_HOME");
    return (QDir::isAbsolutePath(base) ? base : QDir::homePath() + QStringLiteral("/.local/state")) +
           QStringLiteral("/pilothouse");
}

QCommandLineOption option(const char *name, const char *words, const char *value) {
    return {QString::fromLatin1(name), QString::fromLatin1(words), QString::fromLatin1(value)};
}

void describe(QCommandLineParser *parser) {
    parser->setApplicationDescription(
        QStringLiteral("Pilothouse, the console for running AI inference in an enterprise. "
                       "Without an address it starts a service of its own on this machine."));
    const QCommandLineOption help({QStringLiteral("h"), QStringLiteral("help")}, QStringLiteral("Shows this help."));
    const QCommandLineOption version(QStringLiteral("version"), QStringLiteral("Shows the version."));
    const QCommandLineOption leave(
        QStringLiteral("leave-when-filled"),
        QStringLiteral("Says so and ends with the first frame that shows data, to measure the start."));
    const QCommandLineOption demo(
        QStringLiteral("demo"),
        QStringLiteral("Shows a made-up organisation on a simulated fleet, in a data directory of its own: "
                       "pilothouse-demo beside the usual one."));
    const QCommandLineOption tour(QStringLiteral("tour"), QStringLiteral("Begins with the guided tour."));
    const QCommandLineOption present(
        QStringLiteral("present"),
        QStringLiteral("Shows pages in turn over the whole screen, in large text, for a screen that nobody sits at."));
    QCommandLineOption opener = option("opener", "Process of the console that leaving leads back to.", "pid");
    QCommandLineOption usual = option("usual-scale", "QT_SCALE_FACTOR of that console.", "factor");
    for (auto *hidden : {&opener, &usual})
        hidden->setFlags(QCommandLineOption::HiddenFromHelp);
    parser->addOptions(
        {opener, usual, help, version, demo, tour, present,
         option("data-dir", "Directory of the embedded service's store.", "directory"),
         option("connect", "Address of a shared service.", "host:port"),
         option("credentials", "Directory of ca.pem, cert.pem and key.pem, as `pilothoused enroll` writes them.",
                "directory"),
         option("model-root", "Directory whose model files may be imported; may be repeated.", "directory"),
         option("gateway-listen",
                "Where the embedded service answers requests for models, host:port; 127.0.0.1 and the port of the "
                "last time, or a free one, when left out.",
                "host:port"),
         option("language", "Language of the window: en, de or en_XA.", "language"),
         option("theme", "Theme of the window: light or dark.", "theme"),
         option("page", "The page to show first, or the only one to take a picture of.", "id"),
         option("open", "What to open first: a page, an object or an action, for example models/llama-3-8b.", "link"),
         option("capture", "Writes pictures of the pages to a directory and leaves.", "directory"),
         option("size", "Size of the window, for example 1440x900.", "WxH"), leave});
}

// Qt knows a program's name once there is an application, which needs a display that help must not ask for.
QString helpOf(const QCommandLineParser &parser) {
    return parser.helpText().replace(QStringLiteral("<executable_name>"), QStringLiteral("pilothouse"));
}

bool isSize(const QSize &size) {
    return size.width() >= 640 && size.height() >= 480 && size.width() <= 8192 && size.height() <= 8192;
}

bool isLanguage(const QString &language) {
    const auto base = language.section(QLatin1Char('_'), 0, 0);
    return base == QLatin1String("en") || base == QLatin1String("de");
}

// What is wrong with the values that were given; empty when nothing is.
QString problemOf(const Options &options, const QCommandLineParser &parser) {
    if (options.address.isEmpty() != options.credentials.isEmpty())
        return QStringLiteral("--connect and --credentials go together.");
    if (options.isDemo && !options.address.isEmpty())
        return QStringLiteral("--demo starts a service of its own; --connect asks one that is there.");
    if (!options.gatewayListen.isEmpty() && !options.address.isEmpty())
        return QStringLiteral("--gateway-listen is for the embedded service; --connect asks one that is there.");
    if (parser.isSet(QStringLiteral("capture")) && !options.isCapture())
        return QStringLiteral("--capture wants a directory.");
    if (parser.isSet(QStringLiteral("data-dir")) && options.isCapture())
        return QStringLiteral(
            "--data-dir names a store of one's own; --capture shows a made-up one that goes with it.");
    if (parser.isSet(QStringLiteral("present")) && options.isCapture())
        return QStringLiteral("--present is for a screen; --capture takes pictures without one.");
    if (parser.isSet(QStringLiteral("size")) && !isSize(options.size))
        return QStringLiteral("--size wants a width and a height between 640x480 and 8192x8192.");
    if (parser.isSet(QStringLiteral("language")) && !isLanguage(options.language))
        return QStringLiteral("--language is en, de or en_XA.");
    if (parser.isSet(QStringLiteral("theme")) && options.theme != QLatin1String("light") &&
        options.theme != QLatin1String("dark"))
        return QStringLiteral("--theme is light or dark.");
    return {};
}

} // namespace

QString Options::ownDirectory() const {
    const auto base = dataDirectory + QStringLiteral("/console");
    if (address.isEmpty())
        return base;
    return base + QLatin1Char('/') + QString(address).replace(QLatin1Char(':'), QLatin1Char('_'));
}

std::optional<Options> Options::read(const QStringList &arguments, int *exitCode) {
    QCommandLineParser parser;
    describe(&parser);
    *exitCode = 2;
    if (!parser.parse(arguments)) {
        complain(parser.errorText() + QStringLiteral(" Try --help."));
        return {};
    }
    if (!parser.positionalArguments().isEmpty()) {
        complain(QStringLiteral("'%1' is not an option. Try --help.").arg(parser.positionalArguments().first()));
        return {};
    }
    const bool isHelp = parser.isSet(QStringLiteral("help"));
    if (isHelp || parser.isSet(QStringLiteral("version"))) {
        *exitCode = 0;
        std::fputs(isHelp ? qPrintable(helpOf(parser)) : "pilothouse " PILOTHOUSE_VERSION "\n", stdout);
        return {};
    }
    Options options;
    options.dataDirectory = parser.value(QStringLiteral("data-dir"));
    options.isDemo = parser.isSet(QStringLiteral("demo"));
    options.isTour = parser.isSet(QStringLiteral("tour"));
    options.isPresenting = parser.isSet(QStringLiteral("present"));
    options.opener = parser.value(QStringLiteral("opener")).toLongLong();
    options.usualScale =
        options.opener > 0 ? parser.value(QStringLiteral("usual-scale")).toLatin1() : qgetenv("QT_SCALE_FACTOR");
    if (options.dataDirectory.isEmpty())
        options.dataDirectory = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
                                (options.isDemo ? QStringLiteral("/pilothouse-demo") : QStringLiteral("/pilothouse"));
    options.stateDirectory = defaultStateDirectory();
    options.address = parser.value(QStringLiteral("connect"));
    options.credentials = parser.value(QStringLiteral("credentials"));
    options.modelRoots = parser.values(QStringLiteral("model-root"));
    options.gatewayListen = parser.value(QStringLiteral("gateway-listen"));
    options.language = parser.value(QStringLiteral("language"));
    options.theme = parser.value(QStringLiteral("theme"));
    options.page = parser.value(QStringLiteral("page"));
    options.link = parser.value(QStringLiteral("open"));
    options.captureDirectory = parser.value(QStringLiteral("capture"));
    options.isLeavingWhenFilled = parser.isSet(QStringLiteral("leave-when-filled"));
    options.size = sizeFrom(parser.value(QStringLiteral("size")));
    if (const auto problem = problemOf(options, parser); !problem.isEmpty()) {
        complain(problem);
        return {};
    }
    return options;
}
