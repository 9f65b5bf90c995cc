#include "widgets/shell/link.h"

namespace shell {

namespace {

const QString scheme = QStringLiteral("pilothouse:");

} // namespace

QString Link::to(const QString &target) {
    return scheme + target;
}

QString Link::targetOf(const QString &link) {
    return link.startsWith(scheme) ? link.mid(scheme.size()) : link;
}

bool Link::isLink(const QString &text) {
    return text.startsWith(scheme) && text.size() > scheme.size();
}

} // namespace shell
