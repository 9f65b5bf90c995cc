#include "widgets/shell/presentation_plan.h"

#include <algorithm>

#include <QSettings>

namespace shell {

namespace {

const QString pagesKey = QStringLiteral("presentation/pages");
const QString staysKey = QStringLiteral("presentation/seconds");
const QString scaleKey = QStringLiteral("presentation/scale");
const QString rotatesKey = QStringLiteral("presentation/rotates");

// What says something from afar, without anybody who selects.
const QStringList usual{QStringLiteral("overview"), QStringLiteral("topology"), QStringLiteral("gpus")};

constexpr int leastSeconds = 5;
constexpr int mostSeconds = 3'600;
// Pages are made for a width of this; on a screen that has more of it, text may be larger.
constexpr int wideScreen = 1'800;
constexpr int largeText = 125;
constexpr int veryLargeText = 150;

} // namespace

PresentationPlan PresentationPlan::read(const QSettings &memory) {
    PresentationPlan plan;
    plan.pages = memory.value(pagesKey).toStringList();
    const int seconds = memory.value(staysKey, static_cast<int>(plan.stay.count())).toInt();
    plan.stay = std::chrono::seconds(std::clamp(seconds, leastSeconds, mostSeconds));
    const int scale = memory.value(scaleKey).toInt();
    plan.scale = scale == 0 ? 0 : std::clamp(scale, 100, veryLargeText);
    plan.isRotating = memory.value(rotatesKey).toBool();
    return plan;
}

void PresentationPlan::write(QSettings *memory) const {
    memory->setValue(pagesKey, pages);
    memory->setValue(staysKey, static_cast<int>(stay.count()));
    memory->setValue(scaleKey, scale);
    memory->setValue(rotatesKey, isRotating);
}

QStringList PresentationPlan::chosen(const QStringList &all) const {
    const auto &wanted = pages.isEmpty() ? usual : pages;
    QStringList chosen;
    for (const auto &page : all)
        if (wanted.contains(page))
            chosen << page;
    return chosen.isEmpty() ? all : chosen;
}

int PresentationPlan::scaleFor(int screenWidth) const {
    if (scale != 0)
        return scale;
    return screenWidth >= wideScreen ? veryLargeText : largeText;
}

} // namespace shell
