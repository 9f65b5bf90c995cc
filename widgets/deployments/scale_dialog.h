#pragma once

#include <QDialog>

#include "widgets/kit/change_dialog.h"

class QSpinBox;

namespace deploymentspage {

namespace v1 = pilothouse::v1;

// Asks how many replicas there shall be at least and at most; the change itself goes the way of every change.
class ScaleDialog : public QDialog {
    Q_OBJECT

public:
    // Deletes itself when it is closed.
    ScaleDialog(const kit::Session &session, const v1::Resource &deployment, QWidget *parent);

    // What sets both numbers of a deployment, among what is proposed.
    static void add(const v1::Resource &deployment, int minimum, int maximum, kit::ChangeDialog::Proposal *proposal);

private:
    void build();
    void propose();

    const kit::Session session_;
    const v1::Resource deployment_;
    QSpinBox *minimum_;
    QSpinBox *maximum_;
};

} // namespace deploymentspage
