#pragma once

#include "widgets/kit/object_actions.h"

class QMenu;

namespace gpuspage {

namespace v1 = pilothouse::v1;

// What can be done with silences: each is edited or ended early, and says what it keeps quiet.
class SilenceActions final : public kit::ObjectActions {
    Q_OBJECT

public:
    SilenceActions(const kit::Session &session, const kit::ActionMaker &make, QWidget *host);

    void judge() override;
    // Those that hold or will, then the last that ended.
    void fill(QMenu *menu);
    // That hold now.
    int activeCount() const;

private:
    void addSilence(QMenu *menu, const v1::Resource &silence);
    void proposeEnd();

    QAction *end_ = nullptr;
};

} // namespace gpuspage
