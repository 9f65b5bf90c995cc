// pilothouse: the console; as `pilothouse service …` the control service that it starts for itself.
#include <cstdio>
#include <optional>
#include <string_view>

#include <QApplication>
#include <QDateTime>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTimer>

#include "app/capture.h"
#include "app/console.h"
#include "app/display.h"
#include "app/first_frame.h"
#include "app/options.h"
#include "backend/service/serving.h"
#include "widgets/kit/page.h"
#include "widgets/shell/main_window.h"

namespace {

class StoppedClock final : public core::Clock {
public:
    explicit StoppedClock(TimePoint instant) : instant_(instant) {}
    TimePoint now() const override { return instant_; }
    std::int64_t monotonicNanoseconds() const override { return core::SystemClock().monotonicNanoseconds(); }

private:
    TimePoint instant_;
};

QStringList argumentsOf(int argc, char **argv) {
    QStringList arguments;
    for (int index = 0; index < argc; ++index)
        arguments << QString::fromLocal8Bit(argv[index]);
    return arguments;
}

// Says it on standard error when there is no such page.
bool showFirstPage(const Options &options, Console &console) {
    if (options.page.isEmpty() || console.window().showPage(options.page))
        return true;
    std::fprintf(stderr, "pilothouse: there is no page %s; the pages are %s\n", qPrintable(options.page),
                 qPrintable(console.window().pageIds().join(QStringLiteral(", "))));
    return false;
}

int runWindow(const Options &options, QApplication &application) {
    Console console(options, {}, application);
    std::optional<FirstFrame> firstFrame;
    // Of no time, and so behind what is posted: the service is greeted before the window is made, and answers
    // meanwhile.
    QTimer opening;
    opening.setSingleShot(true);
    opening.callOnTimeout([&] {
        if (!showFirstPage(options, console)) {
            QApplication::exit(2);
            return;
        }
        if (!options.size.isValid())
            console.window().fitScreen();
        console.window().show();
        console.window().follow(options.link);
        if (options.isLeavingWhenFilled)
            firstFrame.emplace(console.window()).await();
    });
    opening.start(0);
    return QApplication::exec();
}

int runCapture(Options options, QApplication &application) {
    QTemporaryDir stage;
    options.dataDirectory = stage.path() + QStringLiteral("/data");
    options.stateDirectory = stage.path() + QStringLiteral("/state");
    const auto scenarioFile = stage.path() + QStringLiteral("/scenario.json");
    QFile source(QStringLiteral(":/pilothouse/scenario/showcase.json"));
    const auto scenario = source.open(QIODevice::ReadOnly) ? source.readAll() : QByteArray();
    QFile copy(scenarioFile);
    if (!copy.open(QIODevice::WriteOnly) || copy.write(scenario) != scenario.size() || !copy.flush()) {
        std::fprintf(stderr, "pilothouse: the temporary directory %s cannot be written\n", qPrintable(stage.path()));
        return 1;
    }
    const auto story = QJsonDocument::fromJson(scenario).object();
    const auto now = QDateTime::fromString(story.value(QStringLiteral("now")).toString(), Qt::ISODateWithMs);
    const auto show = story.value(QStringLiteral("show")).toObject();
    QHash<QString, QString> objects;
    for (auto page = show.begin(); page != show.end(); ++page)
        objects.insert(page.key(), page.value().toString());
    const StoppedClock clock(core::Clock::TimePoint(std::chrono::milliseconds(now.toMSecsSinceEpoch())));
    Console console(options, {&clock, scenarioFile, {}}, application);
    if (!showFirstPage(options, console))
        return 2;
    Capture capture(options, console, objects);
    return capture.start() ? QApplication::exec() : 1;
}

} // namespace

int main(int argc, char **argv) {
    if (argc > 1 && std::string_view(argv[1]) == "service")
        return service::runEmbedded({argv + 2, argv + argc});
    int exitCode = 0;
    const auto options = Options::read(argumentsOf(argc, argv), &exitCode);
    if (!options)
        return exitCode;
    // What gRPC has to say, the connection says in the window.
    if (!qEnvironmentVariableIsSet("GRPC_VERBOSITY"))
        qputenv("GRPC_VERBOSITY", "NONE");
    if (options->isCapture()) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
        qputenv("QT_SCALE_FACTOR", "1");
        qputenv("TZ", "UTC");
    } else if (!isDisplayReachable()) {
        std::fprintf(stderr, "pilothouse: there is no display here; use `pilothoused serve` for the service alone, or "
                             "--capture DIR for pictures of the console.\n");
        return 2;
    }
    QApplication::setApplicationName(QStringLiteral("pilothouse"));
    QApplication::setApplicationDisplayName(QStringLiteral("Pilothouse"));
    QApplication::setDesktopFileName(QStringLiteral("pilothouse"));
    QApplication application(argc, argv);
    return options->isCapture() ? runCapture(*options, application) : runWindow(*options, application);
}
