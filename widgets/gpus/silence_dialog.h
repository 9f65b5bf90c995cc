#pragma once

#include <set>

#include <QDialog>

#include "widgets/gpus/gpu_target.h"

class QComboBox;
class QListWidget;
class QPushButton;

namespace kit {
class ReasonField;
class RoleLabel;
class ZonedTimeEdit;
} // namespace kit

namespace gpuspage {

// Asks which signs shall be quiet, for how long and why; the change itself goes the way of every change. Deletes itself
// when it is closed.
class SilenceDialog : public QDialog {
    Q_OBJECT

public:
    // The signs that hold now are those that are offered first: what the map shows, and all others as soon as the
    // service has told of them. Where there are none, or too many GPUs to ask for, whatever is wrong is.
    SilenceDialog(const kit::Session &session, const GpuTarget &gpus, SilenceTarget target, QWidget *parent);

private:
    void build();
    QLayout *buildRows();
    void connectFields();
    QListWidget *makeSigns(const std::set<v1::HealthSign> &signs);
    kit::RoleLabel *makeLack(const char *name);
    QComboBox *makeSpans();
    void readSigns(const std::vector<GpuTarget::Faulty> &faulty);
    void judge();
    QString lackOfSigns() const;
    void propose();
    QString consequence(const v1::SilenceSpec &spec) const;
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
    kit::ReasonField *why_;
    QPushButton *next_;
    // What is missing, beside the field that misses it.
    kit::RoleLabel *signsLack_;
    kit::RoleLabel *untilLack_;
    kit::RoleLabel *whyLack_;
    bool isRead_ = true; // all that is wrong is known
};

} // namespace gpuspage
