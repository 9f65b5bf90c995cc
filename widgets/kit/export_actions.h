#pragma once

#include <map>

#include <QList>
#include <QObject>

#include "widgets/kit/export_dialog.h"

class QAction;

namespace kit {

// What the content of a page can be saved as: an action for each kind of file, which asks for a name, has the file
// written and says how that went. A name that ends as files of another of these kinds do becomes one of those.
class ExportActions : public QObject {
    Q_OBJECT

public:
    enum class Kind { Png, Svg, Csv };

    // Belongs to the page.
    ExportActions(const Session &session, ExportDialog::Words words, QWidget *page);

    void add(QAction *action, Kind kind, ExportDialog::Write write);

    // In the order of a menu.
    const QList<QAction *> &all() const { return all_; }

private:
    static ExportDialog::Format formatOf(Kind kind);
    void ask(Kind kind);
    const ExportDialog::Write &writeOf(const QString &file, Kind asked) const;

    const Session session_;
    const ExportDialog::Words words_;
    QWidget *page_;
    QList<QAction *> all_;
    std::map<Kind, ExportDialog::Write> writes_;
};

} // namespace kit
