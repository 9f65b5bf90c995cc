#pragma once

#include "backend/client/pending.h"
#include "widgets/kit/dialog.h"
#include "widgets/kit/session.h"

#include "pilothouse/v1/catalog_service.pb.h"

class QComboBox;
class QLineEdit;
class QPushButton;
class QStackedWidget;
class QTreeWidget;

namespace kit {
class Banner;
class FactList;
class ReasonField;
class RoleLabel;
class StatePanel;
} // namespace kit

namespace catalogpage {

namespace v1 = pilothouse::v1;

// Imports a model in two steps: choose a file that the service can read, then see what it is and say what it shall be
// called. The work goes on in the service; the tasks show how far it is.
class ImportDialog : public kit::Dialog {
    Q_OBJECT

public:
    ImportDialog(const kit::Session &session, QWidget *parent);

protected:
    // Enter in the place or the list means what stands there, not the button.
    void keyPressEvent(QKeyEvent *event) override;

private:
    void build();
    QWidget *buildChooser();
    QWidget *buildSummary();
    // A directory, or a file that a model may be in.
    void go(const QString &path);
    void browse(const QString &directory);
    void list(const core::Result<v1::BrowseModelFilesResponse> &answer);
    void choose();
    void inspect(const QString &path);
    void describe(const core::Result<v1::InspectModelFileResponse> &answer);
    void send();
    void take(const core::Result<v1::ImportModelResponse> &answer);
    void showStep(int step);
    void judgeNext();
    void fail(const core::Error &error);

    const kit::Session session_;
    QString directory_;
    QString parent_;
    QString path_;
    // Of the import as it stands in the form, however often it is sent.
    std::string requestId_;
    client::Pending<v1::BrowseModelFilesResponse> browsing_;
    client::Pending<v1::InspectModelFileResponse> inspecting_;
    client::Pending<v1::ImportModelResponse> sending_;

    kit::RoleLabel *heading_;
    QStackedWidget *steps_;
    QLineEdit *place_;
    QPushButton *up_;
    QTreeWidget *files_;
    kit::StatePanel *filesPanel_;
    kit::FactList *facts_;
    QLineEdit *id_;
    QLineEdit *displayName_;
    QLineEdit *license_;
    QComboBox *owner_;
    kit::ReasonField *reason_;
    kit::Banner *failure_;
    QPushButton *back_;
    QPushButton *next_;
};

} // namespace catalogpage
