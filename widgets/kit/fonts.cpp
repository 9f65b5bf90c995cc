#include "widgets/kit/fonts.h"

#include <QFontDatabase>
#include <QFontInfo>
#include <QResource>

namespace kit {
namespace {

void load(const QString &file) {
    // Not packed, so that they are read where they lie in the program; from a file Qt takes two copies of them.
    const QResource font(QLatin1String(":/pilothouse/fonts/") + file);
    const auto bytes = QByteArray::fromRawData(reinterpret_cast<const char *>(font.data()), font.size());
    if (font.compressionAlgorithm() != QResource::NoCompression || QFontDatabase::addApplicationFontFromData(bytes) < 0)
        qFatal("The font %s is not embedded.", qPrintable(file));
}

} // namespace

Fonts::Fonts(const Tokens &tokens) {
    for (const char *file : {"PilothouseSans-Regular.otf", "PilothouseSans-Medium.otf", "PilothouseSans-SemiBold.otf",
                             "PilothouseMono-Regular.ttf"})
        load(QString::fromLatin1(file));
    for (int role = 0; role < Tokens::typeCount; ++role) {
        const TypeToken &type = tokens.type(static_cast<TextRole>(role));
        QFont font(type.isMono ? QStringLiteral("Pilothouse Mono") : QStringLiteral("Pilothouse Sans"));
        font.setPixelSize(type.size);
        font.setWeight(static_cast<QFont::Weight>(type.weight));
        font.setHintingPreference(QFont::PreferNoHinting);
        font.setStyleHint(type.isMono ? QFont::Monospace : QFont::SansSerif);
        if (QFontInfo(font).family() != font.family())
            qFatal("The font %s became %s.", qPrintable(font.family()), qPrintable(QFontInfo(font).family()));
        fonts_[static_cast<std::size_t>(role)] = font;
    }
}

} // namespace kit
