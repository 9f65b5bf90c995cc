#pragma once

#include <QDialog>

#include "widgets/kit/change_dialog.h"

class QSpinBox;

namespace deploymentspage {

namespace v1 = pilothouse::v1;

// Asks how many replicas there shall be at least and at most, of one deployment or of each of several; the change
// itself goes the way of every change.
class ScaleDialog : public QDialog {
    Q_OBJECT

public:
    // At least one. Deletes itself when it is closed.
    ScaleDialog(const kit::Session &session, std::vector<v1::Resource> deployments, QWidget *parent);

    // What sets both numbers of a deployment, among what is proposed.
    static void add(const v1::Resource &deployment, int minimum, int maximum, kit::ChangeDialog::Proposal *proposal);

private:
    QString advice() const;
    void build();
    void propose();

    const kit::Session session_;
    const std::vector<v1::Resource> deployments_;
    QSpinBox *minimum_;
    QSpinBox *maximum_;
    // As it was when whoever asks came back.
    QString reason_;
};

} // namespace deploymentspage
