#include "app/options.h"

#include <cstdio>

#include <QCommandLineParser>
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

} // namespace

std::optional<Options> Options::read(const QStringList &arguments, int *exitCode) {
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Pilothouse, the console for running AI inference in an enterprise. "
                       "Without an address it starts a service of its own on this machine."));
    const QCommandLineOption help({QStringLiteral("h"), QStringLiteral("help")}, QStringLiteral("Shows this help."));
    const QCommandLineOption version(QStringLiteral("version"), QStringLiteral("Shows the version."));
    const auto option = [](const char *name, const char *words, const char *value) {
        return QCommandLineOption(QString::fromLatin1(name), QString::fromLatin1(words), QString::fromLatin1(value));
    };
    const auto dataDirectory = option("data-dir", "Directory of the embedded service's store.", "directory");
    const auto address = option("connect", "Address of a shared service.", "host:port");
    const auto credentials = option(
        "credentials", "Directory of ca.pem, cert.pem and key.pem, as `pilothoused enroll` writes them.", "directory");
    const auto root =
        option("model-root", "Directory whose model files may be imported; may be repeated.", "directory");
    const auto language = option("language", "Language of the window: en, de or en_XA.", "language");
    const auto theme = option("theme", "Theme of the window: light or dark.", "theme");
    const auto page = option("page", "The page to show first, or the only one to take a picture of.", "id");
    const auto open =
        option("open", "What to open first: a page, an object or an action, for example models/llama-3-8b.", "link");
    const auto capture = option("capture", "Writes pictures of the pages to a directory and leaves.", "directory");
    const auto size = option("size", "Size of the window, for example 1440x900.", "WxH");
    const QCommandLineOption leave(
        QStringLiteral("leave-when-filled"),
        QStringLiteral("Says so and ends with the first frame that shows data, to measure the start."));
    parser.addOptions(
        {help, version, dataDirectory, address, credentials, root, language, theme, page, open, capture, size, leave});
    *exitCode = 2;
    if (!parser.parse(arguments)) {
        complain(parser.errorText() + QStringLiteral(" Try --help."));
        return {};
    }
    if (!parser.positionalArguments().isEmpty()) {
        complain(QStringLiteral("'%1' is not an option. Try --help.").arg(parser.positionalArguments().first()));
        return {};
    }
    if (parser.isSet(help) || parser.isSet(version)) {
        *exitCode = 0;
        std::fputs(parser.isSet(help) ? qPrintable(parser.helpText()) : "pilothouse " PILOTHOUSE_VERSION "\n", stdout);
        return {};
    }
    Options options;
    options.dataDirectory = parser.value(dataDirectory);
    if (options.dataDirectory.isEmpty())
        options.dataDirectory =
            QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/pilothouse");
    options.address = parser.value(address);
    options.credentials = parser.value(credentials);
    if (options.address.isEmpty() != options.credentials.isEmpty()) {
        complain(QStringLiteral("--connect and --credentials go together."));
        return {};
    }
    options.modelRoots = parser.values(root);
    options.language = parser.value(language);
    options.theme = parser.value(theme);
    options.page = parser.value(page);
    options.link = parser.value(open);
    options.captureDirectory = parser.value(capture);
    options.isLeavingWhenFilled = parser.isSet(leave);
    options.size = sizeFrom(parser.value(size));
    if (parser.isSet(size) && (options.size.width() < 640 || options.size.height() < 480)) {
        complain(QStringLiteral("--size wants a width and a height of at least 640x480."));
        return {};
    }
    if (parser.isSet(theme) && options.theme != QLatin1String("light") && options.theme != QLatin1String("dark")) {
        complain(QStringLiteral("--theme is light or dark."));
        return {};
    }
    return options;
}
