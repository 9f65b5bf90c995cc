#pragma once

#include <functional>

#include <QFileDialog>

#include "widgets/kit/session.h"

namespace kit {

// Asks for the name of a file, has what a page shows written there, and posts how that went. Belongs to the page, and
// goes when it is closed.
class ExportDialog : public QFileDialog {
    Q_OBJECT

public:
    struct Words {
        QString title;
        QString stem;    // of the name that is offered
        QString written; // with the file as %1
        QString failed;  // with the file as %1 and what the system said as %2
    };
    struct Format {
        QString suffix;
        QString filter; // as QFileDialog has it
    };
    // Told what went wrong; nothing when the file was written.
    using Told = std::function<void(const QString &mistake)>;
    // Tells at once or later; never, where what it was to write is gone.
    using Write = std::function<void(const QString &file, const Told &told)>;
    // Of what tells at once, by its answer.
    static Write atOnce(std::function<QString(const QString &file)> write);

    ExportDialog(const Session &session, const Words &words, const Format &format, Write write, QWidget *page);
};

} // namespace kit
