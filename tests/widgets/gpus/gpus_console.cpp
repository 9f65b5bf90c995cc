#include "tests/widgets/gpus/gpus_console.h"

#include <QPushButton>

#include "widgets/gpus/time_scrubber.h"

namespace gpus_test {

using support::patience;
using State = kit::StatePanel::State;

TimeScrubber *GpusConsole::strip() const {
    return part<TimeScrubber>(*page, "timeScrubber");
}

void GpusFixture::startSimulated() {
    start({.verifyDelay = std::chrono::hours(1)});
    open();
    QTRY_COMPARE_WITH_TIMEOUT(console_->panel()->state(), State::Empty, patience);
    QVERIFY(!part<QWidget>(*console_->page, "timeScrubber")->isVisible());
    picture("empty");
    support::click(part<QPushButton>(*console_->panel(), "nextStep"));
    auto *dialog = support::waitForDialog("changeDialog");
    QVERIFY(part<QLabel>(*dialog, "consequence")->text().contains(QStringLiteral("do not exist")));
    support::applyChange(dialog, "To see it");
    QTRY_COMPARE_WITH_TIMEOUT(console_->panel()->state(), State::Filled, patience);
    QTRY_COMPARE_WITH_TIMEOUT(console_->fleet().layout().gpuCount(), simulatedGpus, patience);
    console_.reset();
}

void GpusFixture::openFilled() {
    open();
    QTRY_COMPARE_WITH_TIMEOUT(console_->fleet().layout().gpuCount(), simulatedGpus, patience);
    waitForPage();
    QTRY_VERIFY_WITH_TIMEOUT(isMeasured(v1::SM_ACTIVE), patience);
}

bool GpusFixture::isMeasured(v1::GpuMetric metric) const {
    const auto *column = console_->fleet().values().column(metric);
    return column && telemetry::hasValue(console_->fleet().values().code(*column, console_->gpu("n001", 0)));
}

void GpusFixture::picture(const char *name) const {
    const auto directory = qEnvironmentVariable("PILOTHOUSE_PICTURES");
    // What was just told is laid out first.
    QCoreApplication::processEvents();
    const auto image = console_->page->grab();
    if (!directory.isEmpty())
        QVERIFY(image.save(QStringLiteral("%1/gpus-%2.png").arg(directory, QLatin1String(name))));
}

} // namespace gpus_test
