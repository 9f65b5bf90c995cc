#pragma once

#include "widgets/kit/object_actions.h"

class QMenu;

namespace gpuspage {

namespace v1 = pilothouse::v1;

// What can be done with the sources that values of GPUs come from, and the short way to a fleet that does not exist.
class SourceActions final : public kit::ObjectActions {
    Q_OBJECT

public:
    SourceActions(const kit::Session &session, const kit::ActionMaker &make, QWidget *host);

    void judge() override;
    // Offers a simulated fleet: one finished change, to be given a reason.
    QAction *addSimulated() const { return addSimulated_; }
    // Each source with what can be done with it, and how a new one is made.
    void fill(QMenu *menu);
    // Among them is one that is no scan of addresses.
    bool hasForGpus() const;
    // Those of GPUs that tell nothing, or not all that they are asked for: in a sentence, and by name where it is one.
    struct Silent {
        QString sentence; // empty: all tell
        QString name;     // empty: several
    };
    Silent silent() const;

private:
    void proposeSimulated();
    void proposePause(bool isPaused);
    // Why none of those that are chosen can be paused, or resumed; empty where one can.
    QString obstacleToPause(bool isPaused) const;
    // The only one that there is needs no choice.
    void chooseTheOnlyOne();
    // How it goes, and what is wrong.
    QStringList statesOf(const v1::Resource &source) const;

    QAction *addSimulated_ = nullptr;
    QAction *pause_ = nullptr;
    QAction *resume_ = nullptr;
    QAction *setValue_ = nullptr;
};

} // namespace gpuspage
