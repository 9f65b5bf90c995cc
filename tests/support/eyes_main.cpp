// Makes of each picture that is named three more beside it, as eyes see them that lack one kind of cones:
// `overview.png` has `overview-protanopia.png` and the others.
#include <cstdio>

#include <QFileInfo>

#include "tests/support/eyes.h"

int main(int count, char **arguments) {
    int failures = 0;
    for (int place = 1; place < count; ++place) {
        const QFileInfo file(QString::fromLocal8Bit(arguments[place]));
        const QImage picture(file.filePath());
        static constexpr const char *names[] = {"protanopia", "deuteranopia", "tritanopia"};
        for (const auto eyes : support::AllEyes) {
            const auto name =
                QStringLiteral("%1/%2-%3.png")
                    .arg(file.path(), file.completeBaseName(), QLatin1String(names[static_cast<int>(eyes)]));
            if (!picture.isNull() && support::seen(picture, eyes).save(name))
                continue;
            std::fprintf(stderr, "%s could not be made.\n", qPrintable(name));
            ++failures;
        }
    }
    return failures == 0 ? 0 : 1;
}
