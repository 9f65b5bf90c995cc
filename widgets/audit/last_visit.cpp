#include "widgets/audit/last_visit.h"

#include <QLocale>

#include "backend/client/log_verifier.h"
#include "backend/core/time_text.h"
#include "widgets/kit/time_text.h"

#include "google/protobuf/timestamp.pb.h"

namespace auditpage {

QString LastVisit::sentence(const kit::Session &session) {
    using State = client::LogVerifier::State;
    const auto &verifier = session.verifier;
    const auto &remembered = verifier.lastVisit();
    if (!remembered)
        return verifier.state() == State::Verified
                   ? tr("This console sees this log for the first time. From now on it remembers what it has verified.")
                   : tr("This console has not verified this log yet.");
    const auto size = QLocale().toString(static_cast<qlonglong>(remembered->tree.size));
    const auto when = session.times.instant(core::toTimestamp(remembered->verifiedAt));
    if (verifier.state() == State::Mismatch)
        return tr("At your last visit on %1 the log held %2 events. The log that is shown now does not continue it.")
            .arg(when, size);
    if (verifier.state() != State::Verified)
        return tr("At your last visit on %1 the log held %2 events. Whether it continues them is not verified yet.")
            .arg(when, size);
    const auto added = verifier.head()->tree.size - remembered->tree.size;
    if (added == 0)
        return tr("At your last visit on %1 the log held %2 events. Nothing was added since.").arg(when, size);
    return tr("At your last visit on %1 the log held %2 events. It continues them, with %n more since.", nullptr,
              static_cast<int>(added))
        .arg(when, size);
}

} // namespace auditpage
