#include "app/text_scale.h"

#include <QGuiApplication>
#include <QScreen>
#include <QSettings>

#include "app/options.h"
#include "widgets/shell/presentation_plan.h"

namespace {

const QString scaleVariable = QStringLiteral("QT_SCALE_FACTOR");

// Device-independent pixels, as this person has them.
int screenWidth() {
    int count = 1;
    char name[] = "pilothouse";
    char *arguments[] = {name, nullptr};
    const QGuiApplication application(count, arguments);
    return QGuiApplication::primaryScreen()->size().width();
}

QString factor(int percent, const QByteArray &usual) {
    bool isNumber = false;
    const double before = usual.toDouble(&isNumber);
    return QString::number((isNumber ? before : 1) * percent / 100);
}

} // namespace

void enlargeText(const Options &options) {
    const auto plan = shell::PresentationPlan::read(QSettings(options.settingsFile(), QSettings::IniFormat));
    const int percent = plan.scaleFor(screenWidth());
    qputenv(scaleVariable.toLatin1().constData(), factor(percent, options.usualScale).toLatin1());
}

QProcessEnvironment environmentWithText(int percent, const QByteArray &usual) {
    auto environment = QProcessEnvironment::systemEnvironment();
    if (percent == 100 && usual.isEmpty())
        environment.remove(scaleVariable);
    else
        environment.insert(scaleVariable, factor(percent, usual));
    return environment;
}
