#pragma once

#include <QObject>
#include <QString>
#include <QTimer>

#include "widgets/kit/session.h"

namespace policiespage {

class Draft;

// What was begun, kept over a restart in the console's memory, for each service by itself: written a moment after a
// change, and read once the service is known. What is broken there, or of another contract, is passed over.
class DraftMemory final : public QObject {
    Q_OBJECT

public:
    DraftMemory(const kit::Session &session, Draft &draft, QObject *parent);

    // At once, as before everything ends.
    void write();

private:
    void recall();

    const kit::Session session_;
    Draft &draft_;
    // Empty while it is not known of which service the drafts are.
    QString key_;
    QTimer soon_;
};

} // namespace policiespage
