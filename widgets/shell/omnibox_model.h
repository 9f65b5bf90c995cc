#pragma once

#include <functional>

#include <QAbstractListModel>
#include <QVector>

#include "widgets/kit/icons.h"

class QAction;

namespace client {
class ResourceCache;
}

namespace kit {
class Page;
}

namespace shell {

class ActionBook;

// What the omnibox finds, whatever its case: actions by their words, objects by their names and titles, both by what
// others call their kind (SearchWords), and by words of both what can be done with an object: `cordon gpu-1`. `>` asks
// for actions alone, `@` for objects.
class OmniboxModel : public QAbstractListModel {
    Q_OBJECT

public:
    struct Match {
        // Alone, or what is done to the object.
        QAction *action = nullptr;
        // By its name, or a link to be followed.
        QString object;
        // Why there is none.
        QString absence;
        // What people call the object, where that is not its name.
        QString title;
    };
    // Beside the words: the shortcut, or why it cannot be done now; and a link to where that is explained.
    enum Role { DetailRole = Qt::UserRole, IsEnabledRole, WhyRole };

    // The page that is shown, null where none is: what is done to a selection is done to its selection alone.
    using ShownPage = std::function<const kit::Page *()>;

    // Book and cache outlive the model.
    OmniboxModel(const ActionBook &book, const client::ResourceCache &cache, ShownPage shown, QObject *parent);

    void search(const QString &text);
    const Match &match(int row) const { return matches_[row]; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    void addActions(const QString &words, QVector<Match> *matches) const;
    void addDeeds(const QString &words, QVector<Match> *matches) const;
    void addObjects(const QString &words, QVector<Match> *matches) const;
    QString absence(const QString &words) const;

    const ActionBook &book_;
    const client::ResourceCache &cache_;
    const ShownPage shown_;
    QString text_;
    QVector<Match> matches_;
};

} // namespace shell
