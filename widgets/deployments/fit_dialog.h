#pragma once

#include <QDialog>
#include <QTimer>

#include "backend/client/pending.h"
#include "widgets/kit/session.h"

#include "pilothouse/v1/deployment_service.pb.h"

class QComboBox;
class QFormLayout;
class QSpinBox;

namespace kit {
class GridView;
class PlainTable;
class RoleLabel;
class StatePanel;
} // namespace kit

namespace deploymentspage {

namespace v1 = pilothouse::v1;

// The memory that a model version needs, term by term, against the GPUs of the fleet and others that are known. Asks
// anew at every pause of typing; changes nothing.
class FitDialog : public QDialog {
    Q_OBJECT

public:
    // Begins with what the deployment says. Deletes itself when it is closed.
    FitDialog(const kit::Session &session, const v1::DeploymentSpec &spec, QWidget *parent);

private:
    void build();
    void addRow(QFormLayout *rows, const QString &label, QWidget *control);
    QComboBox *makeNames(const char *kind, const std::string &chosen) const;
    void ask();
    void take(const core::Result<v1::EstimateFitResponse> &answer);
    void showTerms(const v1::MemoryEstimate &memory);
    void showGpus(const v1::EstimateFitResponse &fit);

    const kit::Session session_;
    QComboBox *version_;
    QComboBox *engine_;
    QSpinBox *context_;
    QSpinBox *concurrency_;
    QComboBox *bits_;
    kit::PlainTable *terms_;
    kit::PlainTable *gpus_;
    kit::GridView *termsGrid_;
    kit::GridView *gpusGrid_;
    kit::RoleLabel *total_;
    kit::RoleLabel *host_;
    kit::StatePanel *panel_;
    QTimer pause_;
    client::Pending<v1::EstimateFitResponse> pending_;
};

} // namespace deploymentspage
