#pragma once

#include <QDialog>

#include "widgets/kit/session.h"
#include "widgets/shell/presentation_plan.h"

class QCheckBox;
class QComboBox;
class QListWidget;
class QSpinBox;
class QVBoxLayout;

namespace shell {

struct PageMaker;

// How the console is to be presented, and the button that begins it.
class PresentationDialog : public QDialog {
    Q_OBJECT

public:
    // Deletes itself when it is closed; the plan is kept as soon as it is accepted.
    PresentationDialog(const kit::Session &session, const std::vector<PageMaker> &pages, QWidget *parent);

    PresentationPlan plan() const;

private:
    void build(const std::vector<PageMaker> &pages);
    void fill(const std::vector<PageMaker> &pages);
    void buildFoot(QVBoxLayout *column);

    const kit::Session session_;
    QListWidget *pages_;
    QCheckBox *rotates_;
    QSpinBox *stay_;
    QComboBox *scale_;
};

} // namespace shell
