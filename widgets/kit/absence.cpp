#include "widgets/kit/absence.h"

#include <QCoreApplication>

namespace kit {

QString absenceText(Absence absence) {
    switch (absence) {
    case Absence::None:
        return {};
    case Absence::NotApplicable:
        return QCoreApplication::translate("kit::Absence", "not applicable");
    case Absence::NotReported:
        return QCoreApplication::translate("kit::Absence", "not reported");
    case Absence::NotPublished:
        return QCoreApplication::translate("kit::Absence", "not published");
    case Absence::NoData:
        return QCoreApplication::translate("kit::Absence", "no data");
    case Absence::Stale:
        return QCoreApplication::translate("kit::Absence", "stale");
    case Absence::Erased:
        return QCoreApplication::translate("kit::Absence", "erased");
    }
    Q_UNREACHABLE();
}

} // namespace kit
