// pilothouse: the console; as `pilothouse service …` the control service that it starts for itself.
#include <cstdio>
#include <optional>
#include <string_view>

#include <QApplication>
#include <QDateTime>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QScreen>
#include <QTemporaryDir>
#include <QTimer>

#include "app/capture.h"
#include "app/console.h"
#include "app/display_probe.h"
#include "app/ending.h"
#include "app/first_frame.h"
#include "app/freed_memory.h"
#include "app/options.h"
#include "app/text_scale.h"
#include "backend/client/private_directory.h"
#include "backend/service/serving.h"
#include "widgets/guide/guide_actions.h"
#include "widgets/kit/page.h"
#include "widgets/shell/link.h"
#include "widgets/shell/main_window.h"
#include "widgets/shell/presentation_window.h"

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

const QString showcase = QStringLiteral("showcase");

// The story of a made-up organisation as a file, for the service that is filled with it. Empty where it could not be
// written, which is said on standard error.
QByteArray writeStory(const QString &name, const QString &file) {
    QFile source(QStringLiteral(":/pilothouse/scenario/%1.json").arg(name));
    const auto story = source.open(QIODevice::ReadOnly) ? source.readAll() : QByteArray();
    QFile copy(file);
    if (copy.open(QIODevice::WriteOnly) && copy.write(story) == story.size() && copy.flush())
        return story;
    std::fprintf(stderr, "pilothouse: %s cannot be written\n", qPrintable(file));
    return {};
}

// Page after page where nobody chose one; whoever closes it ends the program.
void present(const Options &options, Console &console) {
    auto &window = console.presentation();
    window.begin(options.page, options.link);
    if (options.page.isEmpty())
        window.setRotating(true);
    if (options.size.isValid()) {
        window.resize(options.size);
        window.show();
    } else {
        // On a wall there may be no window manager that makes it so large.
        window.setGeometry(window.screen()->geometry());
        window.showFullScreen();
    }
    if (options.isTour)
        window.guide().guidedTour().begin();
}

int runWindow(const Options &options, QApplication &application) {
    Console::Stage stage;
    if (options.isDemo) {
        // One that cannot be made is told by the next line.
        (void)client::makePrivateDirectory(options.dataDirectory.toStdString());
        stage.scenarioFile = options.dataDirectory + QStringLiteral("/story.json");
        if (writeStory(showcase, stage.scenarioFile).isEmpty())
            return 1;
        std::printf("The demo is simulated; its data directory is %s.\n", qPrintable(options.dataDirectory));
        std::fflush(stdout);
    }
    Console console(options, stage, application);
    std::optional<FirstFrame> firstFrame;
    // Of no time, and so behind what is posted: the service is greeted before the window is made, and answers
    // meanwhile.
    QTimer opening;
    opening.setSingleShot(true);
    opening.callOnTimeout([&] {
        if (options.isPresenting) {
            present(options, console);
            return;
        }
        if (!showFirstPage(options, console)) {
            QApplication::exit(2);
            return;
        }
        if (!options.size.isValid())
            console.window().fitScreen();
        console.window().show();
        console.window().follow(options.link);
        if (options.isTour)
            console.window().beginTour();
        if (options.isLeavingWhenFilled)
            firstFrame.emplace(console.window()).await();
    });
    opening.start(0);
    const Ending ending;
    const int code = QApplication::exec();
    console.leave();
    return code;
}

// A page that shows another organisation than the others do has a scenario of its own.
QString scenarioOf(const QString &page) {
    return page == QLatin1String("gpus") ? QStringLiteral("fleet") : showcase;
}

// The pages of one scenario: the one that was asked for, or all that have it.
int captureStory(Options options, const QString &name, QApplication &application) {
    QTemporaryDir stage;
    options.dataDirectory = stage.path() + QStringLiteral("/data");
    options.stateDirectory = stage.path() + QStringLiteral("/state");
    const auto scenarioFile = stage.path() + QStringLiteral("/scenario.json");
    const auto scenario = writeStory(name, scenarioFile);
    if (scenario.isEmpty())
        return 1;
    const auto story = QJsonDocument::fromJson(scenario).object();
    const auto now = QDateTime::fromString(story.value(QStringLiteral("now")).toString(), Qt::ISODateWithMs);
    const auto show = story.value(QStringLiteral("show")).toObject();
    QHash<QString, QString> objects;
    for (auto page = show.begin(); page != show.end(); ++page)
        objects.insert(page.key(), page.value().toString());
    // What somebody wants to see of the one page.
    if (!options.page.isEmpty() && !options.link.isEmpty())
        objects.insert(options.page, shell::Link::targetOf(options.link));
    const StoppedClock clock(core::Clock::TimePoint(std::chrono::milliseconds(now.toMSecsSinceEpoch())));
    // The time of the demo goes on.
    Console console(options, {options.isDemo ? nullptr : &clock, scenarioFile, {}}, application);
    if (!showFirstPage(options, console))
        return 2;
    QStringList pages;
    for (const auto &page : console.window().pageIds())
        if (options.page.isEmpty() ? options.isDemo || scenarioOf(page) == name : page == options.page)
            pages << page;
    Capture capture(options, console, {pages, objects});
    return capture.start() ? QApplication::exec() : 1;
}

// What a shared service has now; nothing of it is kept.
int captureService(Options options, QApplication &application) {
    QTemporaryDir stage;
    options.dataDirectory = stage.path() + QStringLiteral("/data");
    options.stateDirectory = stage.path() + QStringLiteral("/state");
    Console console(options, {}, application);
    if (!showFirstPage(options, console))
        return 2;
    Capture::Subjects subjects;
    subjects.pages = options.page.isEmpty() ? console.window().pageIds() : QStringList(options.page);
    if (!options.page.isEmpty() && !options.link.isEmpty())
        subjects.objects.insert(options.page, shell::Link::targetOf(options.link));
    Capture capture(options, console, subjects);
    return capture.start() ? QApplication::exec() : 1;
}

int runCapture(const Options &options, QApplication &application) {
    if (!options.address.isEmpty())
        return captureService(options, application);
    // A demo has all of it.
    if (!options.page.isEmpty() || options.isDemo)
        return captureStory(options, options.isDemo ? showcase : scenarioOf(options.page), application);
    const int code = captureStory(options, showcase, application);
    return code == 0 ? captureStory(options, QStringLiteral("fleet"), application) : code;
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
    }
    std::optional<DisplayProbe> display(std::in_place);
    if (!display->isReachable()) {
        std::fprintf(stderr, "pilothouse: there is no display here; use `pilothoused serve` for the service alone, or "
                             "--capture DIR for pictures of the console.\n");
        return 2;
    }
    // Whoever opened it has found what fits the screen.
    if (options->isPresenting && options->opener == 0)
        enlargeText(*options);
    QApplication::setApplicationName(QStringLiteral("pilothouse"));
    QApplication::setApplicationDisplayName(QStringLiteral("Pilothouse"));
    QApplication::setDesktopFileName(QStringLiteral("pilothouse"));
    QApplication application(argc, argv);
    display.reset();
    const FreedMemory freedMemory;
    return options->isCapture() ? runCapture(*options, application) : runWindow(*options, application);
}
