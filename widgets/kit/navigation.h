#pragma once

#include <QListView>

#include "widgets/kit/icons.h"

namespace kit {

// A page in the navigation.
struct NavigationEntry {
    enum class Group { Operate, Govern };

    QString id; // stable, not shown
    QString title;
    Icon icon = Icon::Overview;
    Group group = Group::Operate;
    std::optional<qint64> count = std::nullopt; // shown at the end of the row

    bool operator==(const NavigationEntry &) const = default;
};

class NavigationModel;

// The pages of the console in their two groups. The arrows move the cursor, Enter, Space or a click choose a page.
class Navigation : public QListView {
    Q_OBJECT

public:
    explicit Navigation(const Theme &theme, QWidget *parent = nullptr);

    void setEntries(const QList<NavigationEntry> &entries);
    void setCount(const QString &id, std::optional<qint64> count);
    // Marks the page as the one shown, without a signal.
    void setChosen(const QString &id);

    QString chosen() const;
    QSize sizeHint() const override;

Q_SIGNALS:
    void pageChosen(const QString &id);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    QItemSelectionModel::SelectionFlags selectionCommand(const QModelIndex &index, const QEvent *event) const override;

private:
    void choose(const QModelIndex &index);

    const Theme &theme_;
    NavigationModel *model_;
};

} // namespace kit
