#pragma once

#include <QDialog>

namespace kit {

// Is never lower than what stands in it needs at its width, also where a text comes or grows while it is open.
class Dialog : public QDialog {
    Q_OBJECT

public:
    using QDialog::QDialog;

protected:
    bool event(QEvent *event) override;
};

} // namespace kit
