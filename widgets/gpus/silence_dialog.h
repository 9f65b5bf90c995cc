#pragma once

#include <set>

#include <QDialog>

#include "widgets/gpus/gpu_target.h"

class QComboBox;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace kit {
class ZonedTimeEdit;
}

namespace gpuspage {

// Asks which signs shall be quiet, for how long and why; the change itself goes the way of every change. Deletes itself
// when it is closed.
class SilenceDialog : public QDialog {
    Q_OBJECT

public:
    // The signs that hold now are those that are offered first; where there are none, all are.
    SilenceDialog(const kit::Session &session, SilenceTarget target, const std::set<v1::HealthSign> &signs,
                  QWidget *parent);

private:
    void build(const std::set<v1::HealthSign> &signs);
    QLayout *buildRows(const std::set<v1::HealthSign> &signs);
    void connectFields();
    QListWidget *makeSigns(const std::set<v1::HealthSign> &signs);
    QComboBox *makeSpans();
    void judge();
    void propose();
    bool isOfAllSigns() const;
    // Seconds since the epoch.
    qint64 end() const;
    qint64 now() const;
    std::string freeName() const;

    const kit::Session session_;
    const SilenceTarget target_;
    QComboBox *what_;
    QListWidget *signs_;
    QComboBox *span_;
    kit::ZonedTimeEdit *until_;
    QLineEdit *why_;
    QPushButton *next_;
};

} // namespace gpuspage
