#include "widgets/kit/plain_text.h"

#include <algorithm>

namespace kit {
namespace {

bool isHarmful(QChar sign) {
    const char16_t code = sign.unicode();
    return code < 0x20 || (code >= 0x7f && code < 0xa0) || code == 0x61c || (code >= 0x200e && code <= 0x200f) ||
           (code >= 0x2028 && code <= 0x202e) || (code >= 0x2066 && code <= 0x206f) || code == 0xfeff;
}

} // namespace

QString harmless(const QString &foreign) {
    if (std::none_of(foreign.cbegin(), foreign.cend(), isHarmful))
        return foreign;
    QString shown = foreign;
    std::replace_if(shown.begin(), shown.end(), isHarmful, QChar(QChar::ReplacementCharacter));
    return shown;
}

QString plainToolTip(const QString &text) {
    return text.isEmpty() ? text : QStringLiteral("<span>%1</span>").arg(text.toHtmlEscaped());
}

} // namespace kit
