#pragma once

#include <QWidget>

#include "widgets/kit/session.h"

#include "pilothouse/v1/resource.pb.h"

class QAction;
class QHBoxLayout;

namespace kit {
class GridView;
class MarkdownView;
class RoleLabel;
} // namespace kit

namespace catalogpage {

namespace v1 = pilothouse::v1;

class VersionsModel;

// The versions of one model, one of them chosen, with its notes and what can be done with it.
class VersionsView : public QWidget {
    Q_OBJECT

public:
    explicit VersionsView(const kit::Session &session, QWidget *parent = nullptr);

    // As the cache has them now; the version that was chosen still is. Empty shows none.
    void show(const QString &model);
    // False when the model that is shown has no such version.
    bool choose(const QString &name);
    // Stands above the notes, and in the menu of a version.
    void addVersionAction(QAction *action);

    // Null while there is none.
    const v1::Resource *version() const;

Q_SIGNALS:
    void versionChanged();
    // By Enter or a double click.
    void versionActivated();

private:
    void build();
    void showNotes();
    void openMenu(const QPoint &place);

    const kit::Session session_;
    VersionsModel *versions_;
    kit::GridView *grid_;
    kit::RoleLabel *heading_;
    kit::RoleLabel *weights_;
    kit::MarkdownView *notes_;
    QHBoxLayout *row_;
    QList<QAction *> actions_;
};

} // namespace catalogpage
